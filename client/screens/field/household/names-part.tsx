import { dayOf } from '#shared/base/day.ts';
import { particularsOf } from '#shared/household/household.ts';
import type { OtherName } from '#shared/household/merge.ts';
import { saveOperation } from '#client/store/outbox.ts';
import { useAccount } from '#client/store/phone.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useSaving } from '#client/parts/use-saving.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { formatDay } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './household.module.css';
import { householdWords } from './household.words.ts';

/** Under which other names the household was written down; a lead joins and separates them. */
export function NamesPart({ entry }: { entry: RosterEntry }) {
  const words = useWords(householdWords);
  const mayJoin = useAccount().role === 'lead';
  return (
    <>
      {entry.names.length > 0 && (
        <Card title={words.otherNames}>
          {entry.names.map((name) => (
            <Name key={name.id} entry={entry} name={name} mayJoin={mayJoin} />
          ))}
        </Card>
      )}
      {mayJoin && (
        <ButtonLink kind="quiet" href={`/ho/${entry.file.id}/trung`}>
          {words.writtenTwice}
        </ButtonLink>
      )}
    </>
  );
}

function Name({ entry, name, mayJoin }: { entry: RosterEntry; name: OtherName; mayJoin: boolean }) {
  const words = useWords(householdWords);
  const { isSaving, fault, run } = useSaving();
  const { headName, address } = particularsOf(name.household);
  const { mergedInto } = name.household;
  async function separate() {
    for (const householdId of name.undo) {
      await saveOperation(entry.scope, { t: 'household.merge', b: { householdId, into: null, reason: null } });
    }
  }
  return (
    <div className={css.apart}>
      {fault !== null && <Notice tone="wrong" title={fault} />}
      <p>
        <span className={css.name}>{headName}</span>
        {address !== null && `, ${address}`}
      </p>
      {mergedInto !== undefined && (
        <p className={css.soft}>{words.joinedBy(mergedInto.by.name, formatDay(dayOf(mergedInto.at)))}</p>
      )}
      {mayJoin && (
        <Button busy={isSaving ? words.separating : undefined} onClick={() => void run(separate)}>
          {words.separate}
        </Button>
      )}
    </div>
  );
}
