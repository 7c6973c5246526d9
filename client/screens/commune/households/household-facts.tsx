import { dayOf } from '#shared/base/day.ts';
import { disputesOf } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { type Consent, particularsOf } from '#shared/household/household.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Question } from '#shared/sync/policy.ts';
import { DeskDispute, type Settling } from '#client/parts/desk-dispute.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { OpinionsChip } from '#client/parts/opinions.tsx';
import { Section } from '#client/ui/card.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { formatDay } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import { paneWords } from './household-pane.words.ts';

/** What is known of the house itself, with who said it and when; unknown is said, and is never "no". */
export function HouseholdFacts({ file, settling }: { file: HouseholdFile; settling: Settling | null }) {
  const words = useWords(paneWords);
  const field = useWords(fieldWords);
  const { household } = file;
  const disputes = disputesOf(file);
  const { address, phone, people, poverty } = particularsOf(household);
  function said<T extends string>(fact: Fact<T> | undefined, wordOf: Readonly<Record<T, string>>): string {
    if (fact === undefined) return words.unknown;
    return words.knownOn(wordOf[fact.value], fact.by.name, formatDay(dayOf(fact.at)));
  }
  function withOpinions(known: string, question: Question) {
    const dispute = disputes.find(({ memberId, field: about }) => memberId === null && about === question);
    if (dispute === undefined) return known;
    return (
      <>
        {known} <OpinionsChip disputes={[dispute]} />
      </>
    );
  }
  return (
    <Section title={words.about}>
      <Facts
        facts={[
          { term: words.poverty, value: poverty === null ? words.notListed : field.poverty[poverty] },
          { term: words.address, value: address ?? words.unknown },
          { term: words.phone, value: phone ?? words.unknown },
          { term: words.people, value: people === null ? words.unknown : words.peopleCount(people) },
          { term: words.smartphone, value: withOpinions(said(household.smartphone, field.yesNo), 'smartphone') },
          { term: words.broadband, value: withOpinions(said(household.broadband, field.yesNo), 'broadband') },
          { term: words.signal, value: said(household.signal, field.signal) },
          { term: words.consent, value: consentWords(household.consent, words) },
        ]}
      />
      {disputes
        .filter(({ memberId }) => memberId === null)
        .map((dispute) => (
          <DeskDispute key={dispute.field} named dispute={dispute} settling={settling} />
        ))}
    </Section>
  );
}

function consentWords(fact: Fact<Consent> | undefined, words: (typeof paneWords)['vi']): string {
  if (fact === undefined) return words.unknown;
  const witness = fact.value.witness === null ? '' : words.witness(fact.value.witness);
  return words.knownOn(words[fact.value.manner](witness), fact.by.name, formatDay(dayOf(fact.at)));
}
