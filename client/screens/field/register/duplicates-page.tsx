import type { LikelyDuplicate } from '#shared/household/duplicates.ts';
import { CoverageShape } from '#client/parts/coverage-shape.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { Button } from '#client/ui/button.tsx';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useWords } from '#client/ui/words.ts';
import type { Listed } from './register-draft.ts';
import { registerWords } from './register.words.ts';

interface DuplicatesPageProps {
  duplicates: readonly LikelyDuplicate<Listed>[];
  fault: string | null;
  busy: string | undefined;
  onOpen: (householdId: string) => void;
  onBack: () => void;
  onNotSame: () => void;
}

/** The houses that may be the one being added, each with what makes it look so. */
export function DuplicatesPage({ duplicates, fault, busy, onOpen, onBack, onNotSame }: DuplicatesPageProps) {
  const words = useWords(registerWords);
  const field = useWords(fieldWords);
  return (
    <PhonePage
      title={words.same}
      back={{ onClick: onBack, label: words.back }}
      actions={
        <Button kind="main" wide busy={busy} onClick={onNotSame}>
          {words.notSame}
        </Button>
      }
    >
      {fault !== null && <Notice tone="wrong" title={fault} />}
      <p>{words.sameHint}</p>
      <List boxed label={words.same}>
        {duplicates.map(({ household: { entry, headName, address }, why }) => (
          <ListRow
            key={entry.file.id}
            lead={<CoverageShape kind={entry.coverage.kind} />}
            title={headName}
            sub={[entry.hamletName, address, why.map((one) => field.likeness[one]).join(', ')].filter(Boolean).join(' · ')}
            onClick={() => onOpen(entry.file.id)}
          />
        ))}
      </List>
    </PhonePage>
  );
}
