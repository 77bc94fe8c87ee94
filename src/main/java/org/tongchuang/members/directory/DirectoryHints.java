package org.tongchuang.members.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Words;

/// What somebody may try whose search found nobody: the same without one of its conditions, or names that sound alike.
/// Each hint says how many people it finds, of those within the actor's reach.
@Component
class DirectoryHints {

    private static final int LONGEST_NAME = 6;
    private static final int MOST_WORDS = 4;

    private final DirectorySearch search;

    DirectoryHints(DirectorySearch search) {
        this.search = search;
    }

    List<DirectoryPage.Hint> of(Actor actor, DirectoryQuery asked, String view) {
        List<Try> tries = new ArrayList<>();
        soundAlike(asked, tries);
        if (!asked.q().isEmpty()) {
            asked.chosen()
                    .forEach((field, values) ->
                            tries.add(new Try("members.hint.without", named(field, values), asked.without(field))));
            if (asked.chosen().size() > 1) {
                tries.add(new Try("members.hint.only", asked.q(), asked.choosingNothing()));
            }
            if (!asked.chosen().isEmpty()) {
                tries.add(new Try("members.hint.without", quoted(asked.q()), asked.typing("")));
            }
            words(asked).forEach(word -> tries.add(new Try("members.hint.only", word, asked.typing(word))));
        } else if (asked.chosen().size() > 1) {
            asked.chosen()
                    .forEach((field, values) ->
                            tries.add(new Try("members.hint.without", named(field, values), asked.without(field))));
        }
        List<DirectoryPage.Hint> hints = new ArrayList<>();
        for (Try one : tries) {
            long people = search.count(actor, one.query);
            if (people > 0) {
                hints.add(new DirectoryPage.Hint(
                        Words.text(one.key, one.what, people), DirectoryPictures.address(one.query, view)));
            }
        }
        return hints;
    }

    /// 张为明 sounds as 张伟明 does: the pinyin finds both.
    private static void soundAlike(DirectoryQuery asked, List<Try> tries) {
        boolean chinese = !asked.q().isEmpty() && asked.q().codePoints().allMatch(Character::isIdeographic);
        if (chinese && asked.q().length() <= LONGEST_NAME) {
            String pinyin = NameForms.of(asked.q()).pinyin();
            String typed = pinyin.replaceAll("[\\s'’]", "").toLowerCase(Locale.ROOT);
            tries.add(new Try("members.hint.sounds", pinyin, asked.typing(typed)));
            if (!asked.chosen().isEmpty()) {
                tries.add(new Try(
                        "members.hint.sounds.anywhere",
                        pinyin,
                        asked.typing(typed).choosingNothing()));
            }
        }
    }

    private static List<String> words(DirectoryQuery asked) {
        String[] words = asked.q().split("\\s+");
        return words.length < 2 || words.length > MOST_WORDS ? List.of() : List.of(words);
    }

    private static String named(String field, List<String> values) {
        return quoted(values.stream()
                .map(value -> DirectoryPage.value(field, value))
                .collect(Collectors.joining(Words.text("members.list.between"))));
    }

    private static String quoted(String words) {
        return Words.text("members.hint.quoted", words);
    }

    private record Try(String key, String what, DirectoryQuery query) {}
}
