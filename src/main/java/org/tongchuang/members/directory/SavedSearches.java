package org.tongchuang.members.directory;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;

/// Searches kept under a name, each seen by its owner alone.
@Repository
class SavedSearches {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;

    SavedSearches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Saved> of(Actor owner) {
        return jdbc.sql(
                        "select id, name, params from members.saved_search where owner = :owner order by name limit 100")
                .param("owner", owner.id())
                .query((row, n) -> new Saved(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    /// Under a name used before, the later search takes its place.
    void save(Actor owner, String name, DirectoryQuery asked) {
        String plain = DirectoryQuery.plain(name);
        String params = asked.from(null).params();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || params.length() > LONGEST) {
            throw Refusal.at("name", "members.directory.save.wrong", LONGEST_NAME);
        }
        jdbc.sql("""
                insert into members.saved_search (id, owner, name, params) values (:id, :owner, :name, :params)
                on conflict (owner, name) do update set params = excluded.params, saved_at = now()
                """)
                .param("id", Ids.next())
                .param("owner", owner.id())
                .param("name", plain)
                .param("params", params)
                .update();
    }

    void delete(Actor owner, UUID id) {
        jdbc.sql("delete from members.saved_search where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .update();
    }

    public record Saved(UUID id, String name, String params) {}
}
