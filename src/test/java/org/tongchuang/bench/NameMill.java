package org.tongchuang.bench;

import java.util.random.RandomGenerator;

/// Makes up Chinese names as frequent as real ones: surnames by the shares the Ministry of Public Security publishes,
/// given names of one or two characters by how common the characters are.
public final class NameMill {

    /// Surname and its share of the people in hundredths of a percent.
    private static final String SURNAMES = """
            王 725 李 719 张 683 刘 539 陈 453 杨 308 黄 223 赵 229 吴 205 周 212 徐 166 孙 154 马 129 朱 126 胡 131 郭 115
            何 117 林 113 罗 95 高 113 郑 94 梁 85 谢 76 宋 81 唐 73 许 73 韩 68 邓 66 冯 64 曹 60 彭 60 曾 58 肖 59 田 53
            董 57 潘 49 袁 54 蔡 53 蒋 52 余 50 于 62 杜 48 叶 48 程 51 魏 47 苏 46 吕 47 丁 46 任 42 卢 47 姚 41 沈 41
            钟 40 姜 41 崔 41 谭 38 陆 37 范 37 汪 37 廖 37 石 36 金 36 韦 34 贾 34 夏 34 付 33 方 33 邹 32 熊 32 白 31
            孟 31 秦 31 邱 31 侯 30 江 30 尹 29 薛 29 闫 28 段 27 雷 27 龙 26 黎 25 史 25 陶 25 贺 24 毛 24 郝 24 顾 24
            龚 23 邵 23 万 23 覃 23 武 22 钱 22 戴 21 严 21 莫 20 孔 20 向 20 常 19 汤 19 康 18 易 17 乔 16 赖 15 文 14
            欧阳 8 上官 1 司马 1 诸葛 1 单 5 仇 3 解 4 查 3 区 3 翁 11 倪 11 温 11 季 10 俞 10 章 10 鲁 10 葛 10 韶 1
            """;

    private static final String GIVEN = "英华玉秀文明兰金国春红丽建平志海军梅云伟小晓永荣林新龙强芳淑霞生桂杰清德俊美燕凤艳成忠辉峰家光敏洪丹宏宇娟涛波"
            + "超慧静浩博娜琴月珍香飞利福天东玲莉佳立爱良子祥学萍勇民斌鹏洋雪雨嘉思凯健欣婷怡晨阳琳颖诗梓涵轩睿泽"
            + "琪萱瑞昊阳瑶雅倩蕾薇彬松旭亮刚毅翔磊鑫晶莹洁楠帆毓妍雯悦艺航铭乐行曦皓奕霖熙翰然萌竹淼焱喆骏驰岚芸蓉";

    private final String[] surnames;
    private final int[] upTo;
    private final int total;
    private final RandomGenerator random;

    public NameMill(RandomGenerator random) {
        this.random = random;
        String[] cells = SURNAMES.strip().split("\\s+");
        surnames = new String[cells.length / 2];
        upTo = new int[surnames.length];
        int sum = 0;
        for (int i = 0; i < surnames.length; i++) {
            surnames[i] = cells[2 * i];
            sum += Integer.parseInt(cells[2 * i + 1]);
            upTo[i] = sum;
        }
        total = sum;
    }

    public String next() {
        String name = surname() + character();
        return random.nextInt(100) < 16 ? name : name + character();
    }

    public String surname() {
        int at = java.util.Arrays.binarySearch(upTo, random.nextInt(total) + 1);
        return surnames[at < 0 ? -at - 1 : at];
    }

    /// Earlier characters are likelier: the square of an even draw leans towards zero.
    public String character() {
        double drawn = random.nextDouble();
        return String.valueOf(GIVEN.charAt((int) (drawn * drawn * GIVEN.length())));
    }
}
