import { type HouseholdFile, visitsOf } from '#shared/household/household-file.ts';
import { sameDayVisits } from '#shared/visit/linked.ts';
import type { Visit } from '#shared/visit/visit.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { reasonWords } from '#client/parts/reason.words.ts';
import { formatDateTime, formatDay } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import css from './household-pane.module.css';
import { paneWords } from './household-pane.words.ts';

/** Files sent online during visits, newest visit first, with the code to look each one up. */
export function FileList({ file }: { file: HouseholdFile }) {
  const words = useWords(paneWords);
  const services = visitsOf(file).flatMap((visit) =>
    visit.services.map((service, index) => ({ key: `${visit.id}-${index}`, service })),
  );
  if (services.length === 0) return <p className={css.soft}>{words.noFiles}</p>;
  return (
    <ul className={css.items}>
      {services.map(({ key, service }) => (
        <li key={key} className={css.item}>
          <p className={css.name}>{service.serviceName}</p>
          <p className={css.code}>
            {service.receiptCode === null ? words.noReceipt : words.receipt(service.receiptCode)}
          </p>
          <p className={css.soft}>
            {[
              service.memberId === null ? '' : nameOf(file, service.memberId),
              words.submittedOn(formatDay(service.submittedOn)),
            ]
              .filter((part) => part !== '')
              .join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Every visit, newest first: who came, when, what came of it. */
export function VisitList({ file }: { file: HouseholdFile }) {
  return (
    <ul className={css.items}>
      {visitsOf(file).map((visit) => (
        <VisitItem key={visit.id} visit={visit} file={file} />
      ))}
    </ul>
  );
}

function VisitItem({ visit, file }: { visit: Visit; file: HouseholdFile }) {
  const words = useWords(paneWords);
  const { outcome } = useWords(fieldWords);
  const reasons = useWords(reasonWords).label;
  const met = visit.met.map((id) => nameOf(file, id)).filter((name) => name !== '');
  const beside = [...new Set(sameDayVisits(file, visit).map(({ by }) => by.name))];
  const more = [
    beside.length > 0 && words.sameDayAs(beside.join(', ')),
    met.length > 0 && words.metPeople(met.join(', ')),
    visit.minutes !== null && words.minutes(visit.minutes),
    visit.revisitOn !== null && words.revisit(formatDay(visit.revisitOn)),
    visit.reasons.length > 0 && words.reasons(visit.reasons.map((reason) => reasons[reason]).join('; ')),
  ].filter((line) => line !== false);
  return (
    <li className={css.item}>
      <p className={css.name}>{outcome[visit.outcome]}</p>
      <p>{`${visit.by.name}, ${formatDateTime(visit.at)}`}</p>
      {more.map((line) => (
        <p key={line} className={css.soft}>
          {line}
        </p>
      ))}
    </li>
  );
}

function nameOf(file: HouseholdFile, memberId: string): string {
  return file.members[memberId]?.identity.value.name ?? '';
}
