import { useEffect } from 'react';
import { TriangleAlert } from 'lucide-react';
import { rungs } from '#shared/member/ladder.ts';
import { phoneKinds, yesNo } from '#shared/member/member.ts';
import { grades, type Skill, skills } from '#shared/member/skills.ts';
import { atLineStart, calledShort } from '#client/parts/called.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { ShortAnswers } from '#client/parts/short-answers.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { guideStepFor } from './guide-step.ts';
import { agreed, knownBefore } from './known-before.ts';
import { personWords } from './person.words.ts';
import { saidOptions } from './said-options.ts';
import type { StepProps } from './step-props.ts';
import { peopleOf, type Said, saidOf, type SaidOfPerson, saying, shown, visitYear } from './visit-draft.ts';
import { asksAboutSim, asksHow } from './visit-steps.ts';
import css from './visit.module.css';

type PersonStepProps = StepProps & { memberId: string };

/** Which phone, and whether the SIM is in the person's own name. */
export function PhoneStep(props: PersonStepProps) {
  const { words, field, who, year, said, say } = usePersonStep(props);
  const around = { unknown: field.unknown, asLastTime: words.asLastTime, saidBy: words.saidBy };
  const phone = knownBefore(props.entry.file, props.memberId, 'phone');
  const simOwn = knownBefore(props.entry.file, props.memberId, 'simOwn');
  return (
    <Stack gap="far">
      <ChoiceList
        legend={words.phone(atLineStart(who))}
        options={saidOptions(phoneKinds, field.phoneKind, phone, around, year)}
        value={shown(said.phone, phone.fact?.value)}
        onChange={(kind) => say({ phone: kind })}
      />
      {asksAboutSim(props.draft, props.entry.file, props.memberId) && (
        <ShortAnswers
          legend={words.sim(who)}
          options={saidOptions(yesNo, field.yesNo, simOwn, around, year)}
          value={shown(said.simOwn, simOwn.fact?.value)}
          onChange={(own) => say({ simOwn: own })}
        />
      )}
    </Stack>
  );
}

/** Where the VNeID account stands. */
export function RungStep(props: PersonStepProps) {
  const { words, field, who, year, said, member, say } = usePersonStep(props);
  const around = { unknown: field.unknown, asLastTime: words.asLastTime, saidBy: words.saidBy };
  return (
    <ChoiceList
      legend={words.rung(who)}
      options={saidOptions(rungs, field.rung, agreed(member?.rung), around, year)}
      value={shown(said.rung, member?.rung?.value)}
      onChange={(rung) => say({ rung })}
    />
  );
}

/** Over the main button, where it is seen without looking: the warning where an activation is near. */
export function OwnPhoneWarning(props: PersonStepProps) {
  const words = useWords(personWords);
  const rung = rungShown(props);
  const isNear = rung === 'level-2-inactive' || saidOf(props.draft, props.memberId).rung === 'activated';
  useEffect(() => {
    // The warning takes room from the list: what was chosen stays in sight.
    if (isNear) document.querySelector('main label:has(:checked)')?.scrollIntoView({ block: 'center' });
  }, [isNear, rung]);
  if (!isNear) return null;
  return (
    <p role="status" className={css.warning}>
      <TriangleAlert aria-hidden="true" />
      <span>{words.ownPhoneOnly}</span>
    </p>
  );
}

/** Under the main button: the guide, at the step that leads on from here. */
export function GuideLink(props: PersonStepProps) {
  const words = useWords(personWords);
  const back = `/ho/${props.entry.file.id}/tham`;
  return (
    <ButtonLink kind="quiet" href={`/huong-dan/${guideStepFor(rungShown(props))}?ve=${encodeURIComponent(back)}`}>
      {words.guide}
    </ButtonLink>
  );
}

function rungShown({ draft, entry, memberId }: PersonStepProps) {
  return shown(saidOf(draft, memberId).rung, entry.file.members[memberId]?.rung?.value);
}

/** The three skills, and how they are known. */
export function SkillsStep(props: PersonStepProps) {
  const { words, field, who, year, said, say } = usePersonStep(props);
  const around = { unknown: field.gradeUnknown, asLastTime: words.asLastTime, saidBy: words.saidBy };
  function grade(skill: Skill, value: Said<(typeof grades)[number]>) {
    say({ skills: { ...said.skills, [skill]: value } });
  }
  return (
    <Stack gap="far">
      <Stack gap="near">
        <p>
          <strong>{words.skillsOf(atLineStart(who))}</strong>
        </p>
        <p>{words.skillsHint}</p>
      </Stack>
      {skills.map((skill) => {
        const before = knownBefore(props.entry.file, props.memberId, skill);
        return (
          <ShortAnswers
            key={skill}
            legend={field.skill[skill]}
            options={saidOptions(grades, field.grade, before, around, year)}
            value={shown(said.skills[skill], before.fact?.value)}
            onChange={(value) => grade(skill, value)}
          />
        );
      })}
      {asksHow(props.draft, props.memberId) && (
        <ShortAnswers
          legend={words.how}
          options={[
            { value: 'seen', label: words.seen },
            { value: 'told', label: words.told },
          ]}
          value={said.how}
          onChange={(how) => say({ how })}
        />
      )}
    </Stack>
  );
}

function usePersonStep({ draft, entry, change, memberId }: PersonStepProps) {
  const words = useWords(personWords);
  const field = useWords(fieldWords);
  const language = useLanguage();
  const identity = peopleOf(draft, entry.file).find((person) => person.id === memberId)?.identity;
  return {
    words,
    field,
    year: visitYear(draft),
    who: identity === undefined ? '' : calledShort(identity, visitYear(draft), language),
    said: saidOf(draft, memberId),
    member: entry.file.members[memberId],
    say: (more: Partial<SaidOfPerson>) => change((before) => saying(before, memberId, more)),
  };
}
