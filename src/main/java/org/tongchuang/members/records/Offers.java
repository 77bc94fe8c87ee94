package org.tongchuang.members.records;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;

/// Values that arrived while the person's own word stood against them: for the office to take or leave.
@Repository
class Offers {

    private final JdbcClient jdbc;
    private final Vault vault;

    Offers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Path to the value offered.
    Map<String, String> of(MemberId member) {
        Map<String, String> offers = new LinkedHashMap<>();
        jdbc.sql("select path, sealed from members.offer where member_id = :member order by path limit 100")
                .param("member", member.value())
                .query((row, n) -> offers.put(
                        row.getString(1),
                        new String(
                                vault.open(Purpose.ROSTER, member.value(), row.getBytes(2)), StandardCharsets.UTF_8)))
                .list();
        return offers;
    }

    void settle(MemberId member, String path) {
        jdbc.sql("delete from members.offer where member_id = :member and path = :path")
                .param("member", member.value())
                .param("path", path)
                .update();
    }
}
