/** A public service a household can file for online, as the guide names it. */
export interface Service {
  /** Code of the national list of procedures. */
  code: string;
  name: string;
  /** Other words people say for it, for the search. */
  said: string[];
  /** Day the code and the name were last compared with their source. */
  checkedOn: string;
}

/** Version of this list: a visit keeps code and name as they were when it was logged. */
const catalogueVersion = '2026-11-22';

// Codes as named by commune notice boards in 2026; each is to be confirmed by an official before a release.
export const catalogue: readonly Service[] = [
  service('1.001193', 'Đăng ký khai sinh', 'giấy khai sinh', 'sinh con'),
  service('2.002621', 'Khai sinh, thường trú, thẻ BHYT cho trẻ dưới 6 tuổi', 'liên thông khai sinh', 'bảo hiểm cho cháu'),
  service('1.000656', 'Đăng ký khai tử', 'giấy báo tử', 'người mất'),
  service('1.000894', 'Đăng ký kết hôn', 'giấy kết hôn', 'cưới'),
  service('1.004873', 'Xác nhận tình trạng hôn nhân', 'độc thân', 'giấy xác nhận'),
  service('2.000635', 'Bản sao trích lục hộ tịch', 'trích lục khai sinh', 'bản sao'),
  service('1.004222', 'Đăng ký thường trú', 'nhập khẩu', 'hộ khẩu'),
  service('1.004194', 'Đăng ký tạm trú', 'ở trọ', 'tạm trú'),
  service('1.011606', 'Công nhận hộ nghèo, hộ cận nghèo', 'xét hộ nghèo'),
  service('1.001776', 'Trợ cấp xã hội hằng tháng', 'bảo trợ xã hội', 'tiền trợ cấp'),
  service('1.014027', 'Trợ cấp hưu trí xã hội', 'tiền người già', 'tiền cho người cao tuổi'),
  service('1.001699', 'Xác định mức độ khuyết tật', 'giấy khuyết tật'),
  service('1.001612', 'Thành lập hộ kinh doanh', 'mở quán', 'buôn bán'),
];

function service(code: string, name: string, ...said: string[]): Service {
  return { code, name, said, checkedOn: catalogueVersion };
}
