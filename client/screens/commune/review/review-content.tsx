import type { HouseholdFile } from '#shared/household/household-file.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { reasonWords } from '#client/parts/reason.words.ts';
import { Section } from '#client/ui/card.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { useWords } from '#client/ui/words.ts';
import {
  householdFacts,
  memberFacts,
  type NameOf,
  registerVisitFacts,
  type Speech,
  visitFacts,
} from './content-facts.ts';
import { contentWords } from './content.words.ts';
import { type Content, type Kept } from './kept.ts';
import css from './review-screen.module.css';

/** A technician needs the beginning; a page must not choke on the rest. Characters. */
const mostSource = 4_000;

interface ReviewContentProps {
  kept: Kept;
  content: Content;
  /** The household in the register, when it is there and has been read. */
  file: HouseholdFile | undefined;
}

/** What an operation says, fact by fact; one that cannot be read is said to be so, with its text for a technician. */
export function ReviewContent({ kept, content, file }: ReviewContentProps) {
  const words = useWords(contentWords);
  if (content.kind === 'operation') return <OperationContent operation={content.operation} file={file} />;
  return (
    <>
      <p>{content.kind === 'newer' ? words.newer : words.broken}</p>
      <Section title={words.technician}>
        <Source kept={kept} />
      </Section>
    </>
  );
}

function OperationContent({ operation, file }: { operation: Operation; file: HouseholdFile | undefined }) {
  const speech = useSpeech();
  const { words } = speech;
  if (operation.t !== 'visit.log' && operation.t !== 'household.register' && operation.t !== 'household.enlist') return null;
  if (operation.t !== 'visit.log') {
    return (
      <Section title={words.content}>
        <Facts facts={householdFacts(operation.b, speech)} />
      </Section>
    );
  }
  const visit = operation.b;
  const members = visit.outcome === 'met' ? visit.members : [];
  const nameOf: NameOf = (id) => members.find(({ memberId }) => memberId === id)?.name ?? registerName(file, id);
  return (
    <>
      <Section title={words.content}>
        <Facts facts={visitFacts(visit, nameOf, speech)} />
      </Section>
      {members.length > 0 && (
        <Section title={words.members}>
          {members.map((member, index) => (
            // A damaged phone may name one person twice.
            <div key={`${index}-${member.memberId}`}>
              <h3 className={css.member}>{member.name}</h3>
              <Facts facts={memberFacts(member, speech)} />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

/** What the register has in its place, for two versions of one thing. */
export function RegisterContent({ operation, file }: { operation: Operation; file: HouseholdFile }) {
  const speech = useSpeech();
  const facts = registerFacts(operation, file, speech);
  return (
    <Section title={speech.words.inRegister}>
      {facts === null ? <p>{speech.words.notInRegister}</p> : <Facts facts={facts} />}
    </Section>
  );
}

function registerFacts(operation: Operation, file: HouseholdFile, speech: Speech) {
  if (operation.t === 'visit.log') {
    const visit = file.visits[operation.b.visitId];
    return visit === undefined ? null : registerVisitFacts(visit, (id) => registerName(file, id), speech);
  }
  const known = operation.t === 'household.enlist' ? file.household.listing : file.household.registration;
  return known === undefined
    ? null
    : [{ term: speech.words.by, value: known.by.name }, ...householdFacts(known.value, speech)];
}

function Source({ kept: { envelope, opId, deviceId } }: { kept: Kept }) {
  const words = useWords(contentWords);
  const { t, v, b } = envelope;
  const text = JSON.stringify({ opId, deviceId, t, v, b }, null, 2);
  return (
    <>
      <pre className={css.source} tabIndex={0} aria-label={words.technician}>
        {text.slice(0, mostSource)}
      </pre>
      {text.length > mostSource && <p className={css.soft}>{words.cut}</p>}
    </>
  );
}

function useSpeech(): Speech {
  return { words: useWords(contentWords), field: useWords(fieldWords), reasons: useWords(reasonWords).label };
}

function registerName(file: HouseholdFile | undefined, memberId: string): string | undefined {
  return file?.members[memberId]?.identity.value.name;
}
