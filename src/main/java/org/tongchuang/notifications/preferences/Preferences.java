package org.tongchuang.notifications.preferences;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// What people chose; whoever chose nothing gets each category the way it goes by itself.
@Repository
public class Preferences {

    private final JdbcClient jdbc;
    private final Clock clock;

    Preferences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The choices of these people; who made none is left out.
    public Map<UUID, Choices> of(Collection<UUID> people) {
        Map<UUID, Map<String, Boolean>> found = new HashMap<>();
        if (!people.isEmpty()) {
            jdbc.sql("select to_id, category, medium, wanted from notifications.preference where to_id = any (:ids)")
                    .param("ids", people.toArray(UUID[]::new))
                    .query(row -> {
                        found.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                                .put(key(row.getString(2), row.getString(3)), row.getBoolean(4));
                    });
        }
        Map<UUID, Choices> choices = new HashMap<>();
        found.forEach((id, wanted) -> choices.put(id, new Choices(wanted)));
        return choices;
    }

    public Choices of(UUID person) {
        return of(List.of(person)).getOrDefault(person, Choices.NONE);
    }

    /// @throws IllegalArgumentException when the category can't be switched off
    public void choose(UUID person, NoticeCategory category, Medium medium, boolean wanted) {
        if (category.necessary()) {
            throw new IllegalArgumentException(category.id() + " must be sent");
        }
        jdbc.sql("""
                insert into notifications.preference (id, to_id, category, medium, wanted, changed_at)
                values (:id, :to, :category, :medium, :wanted, :now)
                on conflict (to_id, category, medium) do update set wanted = :wanted, changed_at = :now
                """)
                .param("id", Ids.next())
                .param("to", person)
                .param("category", category.id())
                .param("medium", medium.name())
                .param("wanted", wanted)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static String key(String category, String medium) {
        return category + ' ' + medium;
    }

    /// What one person chose.
    public record Choices(Map<String, Boolean> wanted) {

        public static final Choices NONE = new Choices(Map.of());

        public Choices {
            wanted = Map.copyOf(wanted);
        }

        /// Whether this goes to them that way.
        public boolean wants(NoticeCategory category, Medium medium) {
            boolean byItself = category.media().contains(medium);
            return category.necessary() ? byItself : wanted.getOrDefault(key(category.id(), medium.name()), byItself);
        }
    }
}
