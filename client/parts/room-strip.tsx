import type { Room } from '#client/store/room.ts';
import { formatBytes } from '#client/ui/format.ts';
import { Strip } from '#client/ui/strip.tsx';
import { defineWords, useWords } from '#client/ui/words.ts';

const roomStripWords = defineWords({
  vi: {
    little: (free: string) => `Máy sắp hết chỗ, còn khoảng ${free}. Xem cách lấy thêm chỗ.`,
    none: 'Máy hết chỗ, chưa ghi thêm được. Xem cách lấy thêm chỗ.',
  },
  en: {
    little: (free) => `This phone is running out of room, about ${free} left. See how to make more.`,
    none: 'This phone has no room left and cannot write more. See how to make some.',
  },
});

/** Said before anything fails for want of room, and while it does. Nothing where there is enough. */
export function RoomStrip({ room }: { room: Room | null }) {
  const words = useWords(roomStripWords);
  if (room === null || room.standing === 'enough') return null;
  return (
    <Strip tone={room.standing === 'none' ? 'wrong' : 'attention'} href="/them">
      {room.standing === 'none' ? words.none : words.little(formatBytes(room.freeBytes ?? 0))}
    </Strip>
  );
}
