import type { Chance } from './random.ts';

/** How a people's names are put together. Chance joins the parts, so a likeness to a living person is an accident. */
interface NameStyle {
  families: Words;
  middles: Record<'female' | 'male', Words>;
  given: Record<'female' | 'male', Words>;
}

type Words = readonly [string, ...string[]];

export const peoples = ['kinh', 'tay', 'thai', 'muong', 'mong', 'dao', 'khmer', 'ede'] as const;
export type People = (typeof peoples)[number];

const styles: Record<People, NameStyle> = {
  kinh: {
    families: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'],
    middles: { female: ['Thị', 'Thị', 'Ngọc', 'Thu', 'Thanh', 'Kim'], male: ['Văn', 'Văn', 'Đức', 'Hữu', 'Quang', 'Đình'] },
    given: {
      female: ['Hoà', 'Lan', 'Hằng', 'Nhàn', 'Thuỷ', 'Yến', 'Mận', 'Đào', 'Phượng', 'Tuyết', 'Xuân', 'Oanh'],
      male: ['Hùng', 'Đạt', 'Sơn', 'Thắng', 'Khoẻ', 'Vượng', 'Chiến', 'Toàn', 'Lượng', 'Quý', 'Trọng', 'Bảo'],
    },
  },
  tay: {
    families: ['Nông', 'Hoàng', 'Bế', 'Lục', 'Ma', 'Chu', 'Lương', 'Hứa'],
    middles: { female: ['Thị', 'Thị', 'Bích', 'Thu'], male: ['Văn', 'Văn', 'Đình', 'Quốc'] },
    given: {
      female: ['Nhẫn', 'Bưởi', 'Slao', 'Thơm', 'Eng', 'Liễu', 'Nình', 'Vẻn'],
      male: ['Páo', 'Thình', 'Slình', 'Khằm', 'Đoàn', 'Tàng', 'Bằng', 'Chắn'],
    },
  },
  thai: {
    families: ['Lò', 'Quàng', 'Cà', 'Lường', 'Tòng', 'Vì', 'Điêu', 'Bạc', 'Hà', 'Cầm'],
    middles: { female: ['Thị', 'Thị', 'Thị', 'Hồng'], male: ['Văn', 'Văn', 'Văn', 'Bun'] },
    given: {
      female: ['Muôn', 'Inh', 'Ơn', 'Pành', 'Xôm', 'Hặc', 'Ngoan', 'Bóng', 'Chiêu'],
      male: ['Hặc', 'Pản', 'Xiêng', 'Phanh', 'Kẻo', 'Ún', 'Tưởng', 'Hịa', 'Bương'],
    },
  },
  muong: {
    families: ['Bùi', 'Đinh', 'Quách', 'Bạch', 'Hà', 'Phạm', 'Cao', 'Xa'],
    middles: { female: ['Thị', 'Thị', 'Hải'], male: ['Văn', 'Văn', 'Công', 'Thế'] },
    given: {
      female: ['Ểnh', 'Bíp', 'Nhỉn', 'Hẹn', 'Dợn', 'Thiêm', 'Lặng'],
      male: ['Rểu', 'Ỉn', 'Nhọn', 'Lực', 'Chểnh', 'Rậm', 'Tiềm'],
    },
  },
  mong: {
    families: ['Giàng', 'Vàng', 'Thào', 'Sùng', 'Mùa', 'Lý', 'Hạng', 'Cứ', 'Tráng'],
    middles: { female: ['Thị', 'Thị'], male: ['A', 'A', 'Seo', 'Mí', 'Chứ'] },
    given: {
      female: ['Mỷ', 'Dở', 'Súa', 'Pàng', 'Ca', 'Chư', 'Máy', 'Dế'],
      male: ['Páo', 'Tủa', 'Sềnh', 'Chống', 'Lử', 'Dình', 'Phừ', 'Vừ', 'Nhè'],
    },
  },
  dao: {
    families: ['Triệu', 'Đặng', 'Bàn', 'Phùng', 'Lý', 'Chảo', 'Tẩn', 'Phàn'],
    middles: { female: ['Mùi', 'Thị', 'Tả', 'Sử'], male: ['Văn', 'Tài', 'Láo', 'Vần', 'Kim'] },
    given: {
      female: ['Mẩy', 'Ghển', 'Nái', 'Phẩy', 'Khé', 'Chuổng', 'Say'],
      male: ['Tả', 'Phin', 'Chòi', 'Lụa', 'Quẩy', 'San', 'Chiêm'],
    },
  },
  khmer: {
    families: ['Thạch', 'Sơn', 'Kim', 'Danh', 'Châu', 'Lâm', 'Kiên', 'Trầm'],
    middles: { female: ['Thị', 'Thị Sa', 'Ngọc'], male: ['Sa', 'Ru', 'Văn', 'Minh'] },
    given: {
      female: ['Phol', 'Chanh Đa', 'Sô Phia', 'Rây', 'Sa Rươn', 'Ni'],
      male: ['Phên', 'Rinh', 'Sóc Kha', 'Thươl', 'Đa Ra', 'Hiêng'],
    },
  },
  ede: {
    families: ['Niê', 'Mlô', 'Êban', 'Ayŭn', 'Kbuôr', 'Byă', 'Hđơk'],
    middles: { female: ["H'"], male: ['Y'] },
    given: {
      female: ['Bia', 'Ngoan', 'Lê', 'Jim', 'Bler', 'Yar', 'Nuên'],
      male: ['Bhăm', 'Thinh', 'Wơn', 'Krông', 'Nguôl', 'Dhăm', 'Blô'],
    },
  },
};

/** An invented full name as the people concerned write it: Ê Đê put the family last and a woman's H' before her name. */
export function inventName(chance: Chance, people: People, sex: 'female' | 'male'): string {
  const style = styles[people];
  const family = chance.oneOf(style.families);
  const middle = chance.oneOf(style.middles[sex]);
  const given = chance.oneOf(style.given[sex]);
  if (people === 'ede') return sex === 'female' ? `${middle}${given} ${family}` : `${middle} ${given} ${family}`;
  return `${family} ${middle} ${given}`;
}

/** A phone number by which one sees that it is invented: 0992 and six digits. */
export function inventPhone(chance: Chance): string {
  return `0992${String(chance.between(0, 999_999)).padStart(6, '0')}`;
}
