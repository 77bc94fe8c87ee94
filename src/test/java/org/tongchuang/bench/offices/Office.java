package org.tongchuang.bench.offices;

import java.util.Map;

/// Who keeps a list, how often its records meet us, and the share of its records that know a field. The shares are
/// guesses from what such lists have in their headers: a registry knows studies and no phones, a donor list the
/// reverse.
enum Office {
    REGISTRY(8, """
            sex .98 birthDate .9 idNumber .7 studentNumber .97 school 1 department .9 major 1 class .95 degree 1
            entryYear 1 graduationYear .95 pinyin .1 studies .9
            """),
    DEPARTMENT(25, """
            sex .7 birthDate .3 idNumber .05 studentNumber .6 school 1 department .9 major .9 class .9 degree .8
            entryYear .8 graduationYear .8 phone .5 email .2 employer .35 title .3 city .4 studies .3
            """),
    FOUNDATION(10, """
            sex .3 birthDate .08 idNumber .1 school .7 graduationYear .75 phone .8 email .6 employer .6 title .5
            city .6 address .35 englishName .2
            """),
    EVENT(25, """
            sex .3 school .7 major .6 class .35 graduationYear .85 entryYear .3 phone .92 email .5 wechat .4
            employer .5 title .4 city .4
            """),
    CARD(20, """
            sex .8 birthDate .8 idNumber .5 studentNumber .5 school .95 major .9 class .6 entryYear .8
            graduationYear .9 degree .7 phone .97 email .6 wechat .2 employer .5 title .4 city .6 address .2
            pinyin .1 studies .3
            """),
    CHAPTER(12, """
            sex .6 birthDate .1 school .9 major .7 entryYear .8 graduationYear .4 phone .9 wechat .5 email .3
            employer .8 title .7 city .95 address .1 englishName .1
            """);

    private final double share;
    private final Map<String, Double> known;

    Office(double share, String known) {
        this.share = share;
        this.known = read(known);
    }

    private static Map<String, Double> read(String text) {
        Map<String, Double> known = new java.util.HashMap<>();
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            known.put(words[i], Double.parseDouble(words[i + 1]));
        }
        return Map.copyOf(known);
    }

    static Office draw(Chance chance) {
        double[] shares = new double[values().length];
        for (Office office : values()) {
            shares[office.ordinal()] = office.share;
        }
        return values()[chance.pick(shares)];
    }

    boolean asks(Chance chance, String field) {
        return chance.happens(known.getOrDefault(field, 0.0));
    }
}
