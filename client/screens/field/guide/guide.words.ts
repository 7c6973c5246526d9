import { defineWords, type Phrases } from '#client/ui/words.ts';
import { guideEn } from './guide-en.words.ts';
import type { GuideStep } from './guide-steps.ts';

/** One step of the guide: what to have in hand, what to do, what to beware of, and what to do when it sticks. */
interface GuideText {
  readonly [key: string]: string | Phrases;
  title: string;
  /** One line for the list of steps. */
  gist: string;
  need: Phrases;
  doing: Phrases;
  /** Empty where there is nothing to beware of. */
  beware: string;
  /** What goes wrong, each with its way out. */
  stuck: { readonly [key: string]: { readonly [key: string]: string; sign: string; fix: string } };
}

const step = {
  'cai-dat': {
    title: 'Cài VNeID',
    gist: 'Tải ứng dụng từ kho của máy',
    need: { phone: 'Điện thoại thông minh của chính người ấy', network: 'Có mạng hoặc wifi' },
    doing: {
      store: 'Mở CH Play (máy Android) hoặc App Store (iPhone).',
      search: 'Gõ tìm: VNeID.',
      maker: 'Xem đúng ứng dụng của Bộ Công an rồi mới bấm cài đặt.',
      open: 'Cài xong thì mở ra, để người ấy tự cầm máy.',
    },
    beware: 'Không cài từ đường dẫn ai gửi qua Zalo, tin nhắn, cuộc gọi. Không ai ở xã hay công an gọi điện bảo cài như thế.',
    stuck: {
      notFound: { sign: 'Tìm không thấy VNeID', fix: 'Máy có thể quá cũ. Ghi lại, rồi hỏi công an xã hoặc bộ phận một cửa.' },
      full: { sign: 'Máy báo hết bộ nhớ', fix: 'Xóa bớt ảnh, phim, ứng dụng không dùng, rồi cài lại.' },
    },
  },
  'muc-1': {
    title: 'Đăng ký mức 1',
    gist: 'Làm ngay tại nhà, trên máy',
    need: {
      card: 'Thẻ căn cước gắn chip, còn hạn',
      sim: 'SIM đứng tên chính người ấy, đang lắp trong máy',
      network: 'Có mạng',
    },
    doing: {
      start: 'Mở VNeID, chọn Đăng ký.',
      number: 'Người ấy tự gõ số định danh và số điện thoại của mình.',
      scan: 'Áp thẻ vào lưng máy để đọc chip. Máy không đọc được chip thì quét mã QR trên thẻ.',
      face: 'Chụp khuôn mặt theo máy hướng dẫn, ở chỗ sáng.',
      wait: 'Xem lại thông tin, xác nhận, rồi chờ duyệt.',
    },
    beware: 'Bạn chỉ đọc và chỉ tay. Đừng chụp ảnh thẻ, đừng ghi số định danh của ai.',
    stuck: {
      nfc: { sign: 'Đọc thẻ mãi không được', fix: 'Tháo ốp lưng, giữ thẻ nằm yên, thử vài vị trí. Vẫn không được thì quét mã QR.' },
      data: { sign: 'Báo thông tin không khớp', fix: 'Ra công an xã sửa dữ liệu dân cư trước, rồi đăng ký lại.' },
      number: { sign: 'Báo số điện thoại đã dùng', fix: 'Mỗi số chỉ đi với một tài khoản. Dùng số khác đứng tên mình, hoặc hỏi công an xã.' },
    },
  },
  'cong-an': {
    title: 'Mức 2 ở công an',
    gist: 'Phải ra công an, không làm ở nhà được',
    need: {
      card: 'Thẻ căn cước',
      sim: 'SIM đứng tên chính mình',
      form: 'Phiếu đăng ký, công an đưa tại chỗ',
    },
    doing: {
      where: 'Ra công an xã, phường nào cũng được, không phải về nơi thường trú.',
      check: 'Công an kiểm tra thẻ, khuôn mặt và vân tay.',
      free: 'Không mất tiền.',
      wait: 'Về chờ tin nhắn báo đã duyệt. Giữ SIM, đừng đổi số.',
      child: 'Người dưới 14 tuổi đi cùng người đại diện.',
    },
    beware: 'Mức 2 không làm qua điện thoại. Ai gọi bảo làm hộ mức 2 qua mạng là lừa đảo.',
    stuck: {
      weak: { sign: 'Người già yếu không đi được', fix: 'Báo công an xã: công an có thể về tận nhà. Ghi lại để xã biết.' },
      law: {
        sign: 'Công an chỉ khác ở đây',
        fix: 'Làm theo công an. Quy định được sửa từ 28/09/2026 (Nghị định 320/2026), cán bộ xã sẽ báo khi có thay đổi.',
      },
    },
  },
  'kich-hoat': {
    title: 'Kích hoạt',
    gist: 'Trên máy của chính chủ, sau khi có tin nhắn',
    need: {
      phone: 'Điện thoại của chính người ấy',
      sim: 'SIM đã đăng ký, đang lắp trong máy đó',
      message: 'Tin nhắn báo hồ sơ đã duyệt',
    },
    doing: {
      start: 'Mở VNeID, chọn Kích hoạt tài khoản định danh điện tử.',
      number: 'Người ấy tự gõ số định danh và số điện thoại đã đăng ký, bấm Gửi yêu cầu.',
      otp: 'Mã OTP về tin nhắn: người ấy tự đọc, tự gõ.',
      password: 'Tự đặt mật khẩu: 8 đến 20 ký tự, có chữ hoa, chữ thường, số và một dấu như @ hoặc #. Bạn quay mặt đi.',
      passcode: 'Tự đặt mã mở ứng dụng gồm 6 số, rồi chọn hai câu hỏi bảo mật.',
      login: 'Đăng nhập thử một lần cho chắc.',
    },
    beware: 'Không bao giờ kích hoạt trên máy của bạn. Không hỏi, không ghi mật khẩu hay mã OTP của ai.',
    stuck: {
      noOtp: { sign: 'Chờ mãi không có mã OTP', fix: 'Xem sóng, xóa bớt tin nhắn, xem đúng SIM đã đăng ký chưa. Rồi bấm gửi lại.' },
      oldPhone: {
        sign: 'Mã về máy cũ, máy người khác',
        fix: 'Trên máy mới chọn Xác thực NFC bằng thẻ. Máy không có NFC thì mượn máy có NFC, xong phải hủy liên kết máy mượn.',
      },
      borrowed: {
        sign: 'Đã lỡ làm trên máy mượn',
        fix: 'Trên máy đó vào Cá nhân, Quản lý thiết bị, hủy liên kết, rồi đăng xuất.',
      },
      forgot: {
        sign: 'Quên mật khẩu',
        fix: 'Chọn Quên mật khẩu. Người ấy tự gõ số định danh, số điện thoại, họ tên, ngày sinh, ngày cấp thẻ.',
      },
    },
  },
  'dang-nhap': {
    title: 'Đăng nhập',
    gist: 'Vào Cổng dịch vụ công bằng VNeID',
    need: { account: 'Tài khoản mức 2 đã kích hoạt', network: 'Có mạng' },
    doing: {
      search: 'Mở trình duyệt, gõ tìm: Cổng dịch vụ công quốc gia.',
      site: 'Chọn trang có địa chỉ kết thúc bằng .gov.vn.',
      press: 'Bấm Đăng nhập, chọn tài khoản định danh điện tử VNeID.',
      confirm: 'Người ấy tự gõ mật khẩu, rồi xác nhận trên ứng dụng VNeID.',
      check: 'Thấy tên mình ở góc trên là đã vào được.',
    },
    beware: 'Xem kỹ địa chỉ trang. Trang lạ, trang đòi chuyển tiền thì đóng lại ngay.',
    stuck: {
      notActive: { sign: 'Báo sai tài khoản', fix: 'Nhiều khi là chưa kích hoạt. Quay lại bước Kích hoạt.' },
      slow: { sign: 'Trang quay mãi', fix: 'Thử lại sáng sớm hoặc buổi tối. Nhiều việc làm được ngay trong VNeID.' },
    },
  },
  'dich-vu-dau-tien': {
    title: 'Hồ sơ đầu tiên',
    gist: 'Tự nộp một việc, giữ lấy mã hồ sơ',
    need: { login: 'Đã đăng nhập được', papers: 'Ảnh chụp giấy tờ của việc cần làm, nếu có' },
    doing: {
      choose: 'Chọn một việc nhà đang cần thật, ví dụ đăng ký khai sinh hay tạm trú.',
      search: 'Gõ tên việc vào ô tìm kiếm của Cổng dịch vụ công.',
      fill: 'Người ấy tự điền, bạn ngồi cạnh chỉ.',
      paper: 'Giấy tờ nào nhà nước đã có trong dữ liệu thì không phải nộp lại.',
      send: 'Bấm Nộp hồ sơ. Chép lấy mã hồ sơ để tra sau này.',
    },
    beware: 'Chỉ nộp tiền trên chính trang ấy, không chuyển khoản cho ai gọi điện đến.',
    stuck: {
      lost: { sign: 'Sợ hồ sơ bị mất', fix: 'Có mã hồ sơ là tra được. Gõ mã vào mục tra cứu hồ sơ.' },
      hard: { sign: 'Điền khó quá', fix: 'Lưu lại, ra bộ phận một cửa làm nốt với cán bộ.' },
    },
  },
} satisfies Record<GuideStep, GuideText>;

export const guideWords = defineWords({
  vi: {
    title: 'Hướng dẫn VNeID',
    intro: 'Sáu bước, từ chưa có gì đến nộp được hồ sơ. Chỉ bước 3 phải ra công an.',
    need: 'Cần có trong tay',
    doing: 'Làm lần lượt',
    beware: 'Cẩn thận',
    stuck: 'Nếu vướng',
    next: 'Bước tiếp theo',
    toList: 'Xem sáu bước',
    toVisit: 'Về lượt thăm',
    first: 'Bắt đầu từ bước 1',
    checked: (day: string) => `Kiểm tra ngày ${day}`,
    step,
  },
  en: guideEn,
});
