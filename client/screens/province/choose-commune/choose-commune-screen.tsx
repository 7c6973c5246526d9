import { compareWords } from '#shared/base/text.ts';
import { boardAddress } from '#client/parts/office-addresses.ts';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { useWords } from '#client/ui/words.ts';
import { chooseCommuneWords } from './choose-commune.words.ts';

/** For those who may look into several communes and compare none: an administrator. */
export function ChooseCommuneScreen({ communes }: { communes: readonly { code: string; name: string }[] }) {
  const words = useWords(chooseCommuneWords);
  const sorted = [...communes].sort((a, b) => compareWords(a.name, b.name));
  return (
    <DeskPage title={words.title}>
      {sorted.length === 0 ? (
        <Empty title={words.emptyTitle}>{words.emptyNext}</Empty>
      ) : (
        <List boxed label={words.title}>
          {sorted.map(({ code, name }) => (
            <ListRow key={code} href={boardAddress(code)} title={name} sub={words.code(code)} />
          ))}
        </List>
      )}
    </DeskPage>
  );
}
