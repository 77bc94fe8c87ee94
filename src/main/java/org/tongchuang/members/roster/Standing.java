package org.tongchuang.members.roster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether somebody studies, has finished, or left without finishing.
public enum Standing {
    STUDENT,
    GRADUATE,
    LEFT;

    /// Null for words that say nothing about it.
    static @Nullable Standing of(String text) {
        String word = text.replace(" ", "").toLowerCase(Locale.ROOT);
        if (word.matches("退学|肄业|开除.*|转学|转出|left|withdrawn|dropped?out|transferred")) {
            return LEFT;
        }
        if (word.matches("在校生?|在读.*|在籍.*|在校学生|学生|休学|保留学籍|注册学籍|延期.*|student|enrolled|current(student)?|active")) {
            return STUDENT;
        }
        return word.matches("(已|往届|历届)?毕业生?|校友|已离校|离校|结业|graduated?|alum(nus|na|ni|nae)?|completed") ? GRADUATE : null;
    }
}
