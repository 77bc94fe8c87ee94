package org.tongchuang.members.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Surnames that are not read as the character usually is, and those of two characters.
final class Surnames {

    /// The reading in a surname first, then what people who don't know it would type.
    private static final Map<Integer, List<String>> READINGS = table("""
            单 shan,dan 曾 zeng,ceng 仇 qiu,chou 解 xie,jie 区 ou,qu 查 zha,cha 乐 yue,le 任 ren 盖 ge,gai 朴 piao,pu
            缪 miao,mou 逄 pang 翟 zhai,di 种 chong,zhong 重 chong,zhong 秘 bi,mi 冼 xian,sheng 尉 wei,yu 黑 he,hei
            员 yun,yuan 折 she,zhe 召 shao,zhao 燕 yan 纪 ji 相 xiang 哈 ha 那 na 洗 xian,xi 覃 qin,tan 牟 mu,mou
            谌 chen,shen 晁 chao 郇 xun,huan 隗 wei,kui 郗 xi,chi 訾 zi 佴 nai 祭 zhai,ji 句 gou,ju 车 che,ju
            贾 jia,gu 石 shi 柏 bai,bo 薄 bo,bao 卜 bu 臧 zang 繁 po,fan 费 fei 葛 ge 过 guo 会 gui,hui 炅 gui,jiong
            蕃 pi,fan 盛 sheng 宿 su 万 wan 要 yao 应 ying 俞 yu 占 zhan 长 zhang,chang 中 zhong 藏 zang,cang
            行 xing,hang 阿 a 便 pian,bian 称 cheng 都 du,dou 澹 tan,dan 干 gan 和 he 监 jian 宓 mi,fu
            能 nai,neng 粘 nian,zhan 圈 juan,quan 曲 qu 少 shao 莞 guan,wan 褚 chu,zhu 沈 shen 叶 ye 谷 gu 夏 xia
            陆 lu 俱 ju 莘 shen,xin 隽 juan,jun 撒 sa 宁 ning 华 hua 瞿 qu 阚 kan 哪 na 吾 wu 幺 yao 乜 nie
            """);

    private static final Map<String, List<List<String>>> COMPOUND = compound("""
            欧阳 ou yang,司马 si ma,上官 shang guan,诸葛 zhu ge,东方 dong fang,皇甫 huang fu,尉迟 yu/wei chi,公孙 gong sun
            长孙 zhang/chang sun,慕容 mu rong,司徒 si tu,司空 si kong,夏侯 xia hou,令狐 ling hu,宇文 yu wen,轩辕 xuan yuan
            万俟 mo/wan qi,端木 duan mu,百里 bai li,东郭 dong guo,南宫 nan gong,呼延 hu yan,独孤 du gu,南郭 nan guo
            西门 xi men,申屠 shen tu,公冶 gong ye,澹台 tan tai,濮阳 pu yang,淳于 chun yu,单于 chan/shan yu,太叔 tai shu
            仲孙 zhong sun,钟离 zhong li,鲜于 xian yu,闾丘 lv qiu,赫连 he lian,第五 di wu,拓跋 tuo ba,公羊 gong yang
            公良 gong liang,宰父 zai fu,谷梁 gu liang,段干 duan gan,漆雕 qi diao,乐正 yue zheng,壤驷 rang si,夹谷 jia gu
            左丘 zuo qiu,东门 dong men,纳兰 na lan,完颜 wan yan,叶赫 ye he,耶律 ye lv,巫马 wu ma,梁丘 liang qiu
            司寇 si kou,子车 zi ju,颛孙 zhuan sun,亓官 qi guan,羊舌 yang she,哥舒 ge shu,相里 xiang li
            """);

    private Surnames() {}

    private static Map<Integer, List<String>> table(String text) {
        Map<Integer, List<String>> found = new HashMap<>();
        String[] cells = text.strip().split("\\s+");
        for (int i = 0; i + 1 < cells.length; i += 2) {
            found.put(cells[i].codePointAt(0), List.of(cells[i + 1].split(",")));
        }
        return Map.copyOf(found);
    }

    private static Map<String, List<List<String>>> compound(String text) {
        Map<String, List<List<String>>> found = new HashMap<>();
        for (String entry : text.strip().split("[,\\n]")) {
            String[] cells = entry.strip().split(" ");
            found.put(cells[0], List.of(List.of(cells[1].split("/")), List.of(cells[2].split("/"))));
        }
        return Map.copyOf(found);
    }

    /// How many characters of a simplified Chinese name are its surname.
    static int length(String name, int characters) {
        if (characters < 3 || name.length() < 2) {
            return 1;
        }
        String first = name.substring(0, name.offsetByCodePoints(0, 2));
        return COMPOUND.containsKey(first) ? 2 : 1;
    }

    static List<List<String>> readings(String surname, Characters characters) {
        List<List<String>> compound = COMPOUND.get(surname);
        if (compound != null) {
            return compound;
        }
        int c = surname.codePointAt(0);
        return List.of(READINGS.getOrDefault(c, characters.readings(c)));
    }
}
