import { DoorStep, ReasonsStep, RevisitStep } from './closing-steps.tsx';
import { ConsentStep } from './consent-step.tsx';
import { HouseStep } from './house-step.tsx';
import { PeopleStep } from './people-step.tsx';
import { PhoneStep, RungStep, SkillsStep } from './person-steps.tsx';
import { ServicesStep } from './services-step.tsx';
import type { StepProps } from './step-props.ts';
import { SummaryStep } from './summary-step.tsx';
import type { VisitStep } from './visit-draft.ts';
import { WhoStep } from './who-step.tsx';

/** What stands between the title and the main button of each step. */
export function StepView({ step, ...props }: StepProps & { step: VisitStep }) {
  switch (step.kind) {
    case 'who':
      return <WhoStep {...props} />;
    case 'consent':
      return <ConsentStep {...props} />;
    case 'people':
      return <PeopleStep {...props} />;
    case 'house':
      return <HouseStep {...props} />;
    case 'phone':
      return <PhoneStep {...props} memberId={step.memberId} />;
    case 'rung':
      return <RungStep {...props} memberId={step.memberId} />;
    case 'skills':
      return <SkillsStep {...props} memberId={step.memberId} />;
    case 'services':
      return <ServicesStep {...props} />;
    case 'reasons':
      return <ReasonsStep {...props} />;
    case 'revisit':
      return <RevisitStep {...props} />;
    case 'summary':
      return <SummaryStep {...props} />;
    case 'door':
      return <DoorStep {...props} />;
  }
}
