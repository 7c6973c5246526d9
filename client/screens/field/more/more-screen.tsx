import { BookOpen, HandHelping, Lock, MessagesSquare, Send } from 'lucide-react';
import { useOutbox } from '#client/store/outbox.ts';
import { lockNow, useAccount } from '#client/store/phone.ts';
import { useRoster } from '#client/store/roster.ts';
import { FieldBar } from '#client/parts/field-bar.tsx';
import { ShortAnswers } from '#client/parts/short-answers.tsx';
import { Card } from '#client/ui/card.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { formatCount } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { setLanguage, useLanguage, useWords } from '#client/ui/words.ts';
import { moreWords } from './more.words.ts';
import { RoomCard } from './room-card.tsx';

/** The guide, the outbox, the language, the lock, and whose phone this is. */
export function MoreScreen() {
  const words = useWords(moreWords);
  const language = useLanguage();
  const disputed = useRoster().entries.filter(({ disputes }) => disputes.length > 0).length;
  const maySettle = useAccount().role === 'lead';
  const waiting = useOutbox().filter(({ state }) => state.kind !== 'arrived').length;
  return (
    <PhonePage title={words.title} bar={<FieldBar />}>
      <List boxed label={words.title}>
        <ListRow href="/huong-dan" lead={<BookOpen aria-hidden="true" />} title={words.guide} sub={words.guideSub} />
        <ListRow
          href="/cho-gui"
          lead={<Send aria-hidden="true" />}
          title={words.outbox}
          sub={words.outboxSub}
          end={waiting > 0 ? formatCount(waiting) : undefined}
        />
        {maySettle && disputed > 0 && (
          <ListRow
            href="/y-kien"
            lead={<MessagesSquare aria-hidden="true" />}
            title={words.disputes}
            sub={words.disputesSub}
            end={formatCount(disputed)}
          />
        )}
        <ListRow href="/mang-giup" lead={<HandHelping aria-hidden="true" />} title={words.carry} sub={words.carrySub} />
        <ListRow onClick={lockNow} lead={<Lock aria-hidden="true" />} title={words.lock} sub={words.lockSub} />
      </List>
      <ShortAnswers
        legend={words.language}
        options={[
          { value: 'vi', label: words.vi },
          { value: 'en', label: words.en },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <RoomCard />
      <ThisPhone />
    </PhonePage>
  );
}

function ThisPhone() {
  const words = useWords(moreWords);
  const { name, role, deviceId } = useAccount();
  const hamlets = useRoster().hamlets.map((hamlet) => hamlet.hamletName);
  return (
    <Card title={words.thisPhone}>
      <Facts
        facts={[
          { term: words.owner, value: name },
          { term: words.role, value: role === 'volunteer' || role === 'lead' ? words.roles[role] : words.roles.other },
          { term: words.hamlets, value: hamlets.length === 0 ? words.noHamlets : hamlets.join(', ') },
          { term: words.deviceId, value: deviceId.slice(-8) },
        ]}
      />
    </Card>
  );
}
