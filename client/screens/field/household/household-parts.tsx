import { Fragment } from 'react';
import { type Day, dayOf } from '#shared/base/day.ts';
import { type HouseholdFile, membersOf, visitsOf } from '#shared/household/household-file.ts';
import { missingOf } from '#shared/coverage/coverage.ts';
import type { Question } from '#shared/sync/policy.ts';
import { sameDayVisits } from '#shared/visit/linked.ts';
import type { Member } from '#shared/member/member.ts';
import { skills } from '#shared/member/skills.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { ServiceReport } from '#shared/visit/visit.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useOutbox } from '#client/store/outbox.ts';
import { atLineStart, calledFull, calledShort } from '#client/parts/called.ts';
import { dayWords, saidDay } from '#client/parts/day-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { Card } from '#client/ui/card.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { formatCount, formatDateTime, formatDay } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import css from './household.module.css';
import { householdWords } from './household.words.ts';
import { OpenDispute } from './open-dispute.tsx';

interface PartProps {
  entry: RosterEntry;
  today: Day;
}

/** The people of the house with where their account stands and what they do alone. */
export function PeoplePart({ entry, today }: PartProps) {
  const words = useWords(householdWords);
  const field = useWords(fieldWords);
  const language = useLanguage();
  const year = Number(today.slice(0, 4));
  const people = membersOf(entry.file);
  const listed = entry.particulars.people;
  function ageOf({ birthYear }: { birthYear: number | null }) {
    return birthYear === null ? '' : `, ${year - birthYear}`;
  }
  function aboutOf(member: Member) {
    const missing = missingOf(member);
    const alone = skills.filter((skill) => !missing.includes(skill)).map((skill) => field.skillAlone[skill]);
    const rung = member.rung === undefined ? words.rungUnknown : field.rung[member.rung.value];
    return alone.length === 0 ? rung : `${rung} · ${words.canAlone(alone.join(', '))}`;
  }
  return (
    <Card title={words.people} end={people.length > 0 ? formatCount(people.length) : undefined} flush={people.length > 0}>
      {people.length === 0 ? (
        <p>
          {words.noPeople}
          {listed !== null && ` ${words.listedPeople(listed)}`}
        </p>
      ) : (
        <List>
          {people.map((member) => (
            <Fragment key={member.id}>
              <ListRow
                title={`${atLineStart(calledFull(member.identity.value, year, language))}${ageOf(member.identity.value)}`}
                sub={aboutOf(member)}
              />
              {entry.disputes
                .filter(({ memberId }) => memberId === member.id)
                .map((dispute) => (
                  <li key={dispute.field} className={css.dispute}>
                    <OpenDispute entry={entry} dispute={dispute} named />
                  </li>
                ))}
            </Fragment>
          ))}
        </List>
      )}
    </Card>
  );
}

/** Smartphone, internet and signal, each with the day it was said, or that it is not known. */
export function HousePart({ entry }: PartProps) {
  const words = useWords(householdWords);
  const field = useWords(fieldWords);
  const { smartphone, broadband, signal } = entry.file.household;
  function said<Value extends string>(fact: Fact<Value> | undefined, label: Record<Value, string>) {
    return fact === undefined ? words.notKnown : words.asOf(label[fact.value], formatDay(dayOf(fact.at)));
  }
  function withOpinions(known: string, question: Question) {
    const dispute = entry.disputes.find(({ memberId, field: about }) => memberId === null && about === question);
    if (dispute === undefined) return known;
    return (
      <>
        {known}
        <OpenDispute entry={entry} dispute={dispute} />
      </>
    );
  }
  return (
    <Card title={words.house}>
      <Facts
        facts={[
          { term: words.smartphone, value: withOpinions(said(smartphone, field.yesNo), 'smartphone') },
          { term: words.broadband, value: withOpinions(said(broadband, field.yesNo), 'broadband') },
          { term: words.signal, value: said(signal, field.signal) },
        ]}
      />
    </Card>
  );
}

/** Every file sent, newest first, with the code that answers "where is my file?". */
export function FilesPart({ entry, today }: PartProps) {
  const words = useWords(householdWords);
  const days = useWords(dayWords);
  const codeOf = ({ receiptCode }: ServiceReport) =>
    receiptCode === null ? words.noFileCode : words.fileCode(receiptCode);
  const files = visitsOf(entry.file).flatMap((visit) => visit.services.map((service) => ({ visit, service })));
  return (
    <Card title={words.files} end={files.length > 0 ? formatCount(files.length) : undefined} flush={files.length > 0}>
      {files.length === 0 ? (
        <p>{words.noFiles}</p>
      ) : (
        <List>
          {files.map(({ visit, service }, index) => (
            <ListRow
              key={`${visit.id}${index}`}
              title={service.serviceName}
              sub={`${codeOf(service)} · ${words.submitted(saidDay(service.submittedOn, today, days))}`}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

/** Every visit: who went, when, what came of it, and whether the commune has it. */
export function HistoryPart({ entry, today }: PartProps) {
  const words = useWords(householdWords);
  const days = useWords(dayWords);
  const field = useWords(fieldWords);
  const language = useLanguage();
  const outbox = useOutbox();
  const onPhone = new Set(outbox.filter(({ state }) => state.kind === 'waiting').map(({ op }) => op.id));
  const visits = visitsOf(entry.file);
  function metIn(file: HouseholdFile, ids: string[]) {
    const names = ids.flatMap((id) => file.members[id]?.identity.value ?? []);
    return names.map((identity) => calledShort(identity, Number(today.slice(0, 4)), language)).join(', ');
  }
  return (
    <Card title={words.history} end={visits.length > 0 ? formatCount(visits.length) : undefined} flush={visits.length > 0}>
      {visits.length === 0 ? (
        <p>{words.noHistory}</p>
      ) : (
        <List>
          {visits.map((visit) => {
            const names = metIn(entry.file, visit.met);
            const beside = [...new Set(sameDayVisits(entry.file, visit).map(({ by }) => by.name))];
            const about = [
              `${visit.by.name}, ${formatDateTime(visit.at)}`,
              beside.length === 0 ? '' : words.sameDayAs(beside.join(', ')),
              visit.revisitOn === null ? '' : words.promised(saidDay(visit.revisitOn, today, days)),
              onPhone.has(visit.op) ? words.onPhone : words.atCommune,
            ];
            return (
              <ListRow
                key={visit.id}
                title={names === '' ? field.outcome[visit.outcome] : atLineStart(words.met(names))}
                sub={about.filter((part) => part !== '').join(' · ')}
              />
            );
          })}
        </List>
      )}
    </Card>
  );
}
