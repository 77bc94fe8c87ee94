package org.tongchuang.notifications.preferences;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.notifications.preferences.Preferences.Choices;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// What somebody gets and how.
///
/// @param action where the form posts to
/// @param signedIn whether they came in by signing in rather than by a link
public record PreferencesPage(String action, boolean signedIn, List<Line> lines) implements Page {

    static PreferencesPage of(String action, boolean signedIn, List<NoticeCategory> categories, Choices choices) {
        return new PreferencesPage(
                action,
                signedIn,
                categories.stream().map(category -> Line.of(category, choices)).toList());
    }

    public List<Line> chosen() {
        return lines.stream().filter(line -> !line.necessary()).toList();
    }

    public List<Line> necessary() {
        return lines.stream().filter(Line::necessary).toList();
    }

    /// A category with its ways.
    public record Line(String name, String about, boolean necessary, List<Way> ways) {

        static Line of(NoticeCategory category, Choices choices) {
            List<Way> ways = new ArrayList<>();
            for (Medium medium : Medium.values()) {
                if (!category.necessary() || category.media().contains(medium)) {
                    ways.add(new Way(
                            category.id() + " " + medium.name(),
                            Words.text("notifications.medium." + medium.name()),
                            choices.wants(category, medium)));
                }
            }
            return new Line(
                    Words.text(category.id() + ".name"),
                    Words.text(category.id() + ".about"),
                    category.necessary(),
                    ways);
        }
    }

    /// @param value what the form sends when it is wanted
    public record Way(String value, String words, boolean wanted) {}
}
