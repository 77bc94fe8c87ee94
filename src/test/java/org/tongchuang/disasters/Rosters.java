package org.tongchuang.disasters;

import java.util.Random;

/// Rosters of people nobody else has: names of three characters, a number, a phone. Some share a phone, and wait as
/// possible duplicates.
final class Rosters {

    private static final String CHARACTERS = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
            + "俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧";

    private Rosters() {}

    /// @param number of the file, which its people's numbers begin with
    /// @param city everybody's
    static String csv(int number, int rows, String city) {
        Random names = new Random(number);
        StringBuilder csv = new StringBuilder("姓名,学号,学院,班级,入学年份,手机,城市\n");
        for (int row = 0; row < rows; row++) {
            int phone = row % 100 == 99 ? row - 1 : row;
            csv.append(character(names))
                    .append(character(names))
                    .append(character(names))
                    .append(",D%d-%05d,物理学院,物理%d班,20%02d,138%03d%05d,%s\n"
                            .formatted(number, row, row % 37, row % 20, number % 1000, phone, city));
        }
        return csv.toString();
    }

    private static char character(Random random) {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
}
