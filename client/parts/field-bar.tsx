import { CalendarDays, Ellipsis, List } from 'lucide-react';
import { BottomBar } from '#client/ui/bottom-bar.tsx';
import { useWords } from '#client/ui/words.ts';
import { fieldBarWords } from './field-bar.words.ts';

/** The bottom bar of the volunteer's phone. */
export function FieldBar() {
  const words = useWords(fieldBarWords);
  return (
    <BottomBar
      label={words.places}
      items={[
        { href: '/hom-nay', label: words.today, icon: <CalendarDays aria-hidden="true" /> },
        { href: '/danh-sach', label: words.list, icon: <List aria-hidden="true" /> },
        { href: '/them', label: words.more, icon: <Ellipsis aria-hidden="true" /> },
      ]}
    />
  );
}
