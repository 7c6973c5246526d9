import { Tabs } from '#client/ui/tabs.tsx';
import { defineWords, useWords } from '#client/ui/words.ts';
import { disputesAddress, duplicatesAddress, reviewAddress } from './office-addresses.ts';

const words = defineWords({
  vi: { label: 'Những việc cần xem', kept: 'Xã đang giữ', disputes: '2 ý kiến', duplicates: 'Nhà ghi trùng' },
  en: { label: 'What to look at', kept: 'Kept by the commune', disputes: '2 opinions', duplicates: 'Written twice' },
});

export interface ReviewTabsProps {
  commune: string;
  /** How many wait in each; undefined as long as it is not known. */
  counts: { kept: number | undefined; disputes: number | undefined };
}

/** The three kinds of things that an official is to look at, in one place. */
export function ReviewTabs({ commune, counts }: ReviewTabsProps) {
  const { label, kept, disputes, duplicates } = useWords(words);
  return (
    <Tabs
      label={label}
      items={[
        { href: reviewAddress(commune), label: kept, count: counts.kept ?? 0 },
        { href: disputesAddress(commune), label: disputes, count: counts.disputes ?? 0 },
        { href: duplicatesAddress(commune), label: duplicates },
      ]}
    />
  );
}
