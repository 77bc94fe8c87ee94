package org.tongchuang.members.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What columns mean, kept under a name for the next roster of the kind.
@Repository
class RosterMappings {

    private static final TypeReference<LinkedHashMap<String, String>> MAPPING = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RosterMappings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void remember(String name, Map<String, String> mapping) {
        jdbc.sql("""
                insert into members.roster_mapping (name, mapping) values (:name, :mapping::jsonb)
                on conflict (name) do update set mapping = excluded.mapping, saved_at = now()
                """)
                .param("name", name)
                .param("mapping", json.writeValueAsString(mapping))
                .update();
    }

    /// Mappings by name, the latest first.
    Map<String, Map<String, String>> remembered() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        jdbc.sql("select name, mapping from members.roster_mapping order by saved_at desc limit 50")
                .query((row, n) -> all.put(row.getString(1), json.readValue(row.getString(2), MAPPING)))
                .list();
        return all;
    }
}
