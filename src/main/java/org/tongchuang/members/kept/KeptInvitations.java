package org.tongchuang.members.kept;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// When somebody was invited, and what they did with it.
@Component
class KeptInvitations implements PersonalData {

    private final JdbcClient jdbc;
    private final EveryId ids;

    KeptInvitations(JdbcClient jdbc, EveryId ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public String part() {
        return "members.invitations";
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("members.invitation", "members.invitation_pick");
    }

    @Override
    public List<String> describe() {
        return List.of("members.kept.invitations");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of(
                "invitations",
                jdbc.sql("""
                        select way, made_at as at, until, opened_at as opened, confirmed_at as confirmed, joined_at as joined,
                            revoked_at as revoked
                        from members.invitation where member_id = any (:ids) order by made_at
                        """).param("ids", ids.of(member)).query(Moments::row).list());
    }

    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    @Transactional
    public void erase(MemberId member) {
        UUID[] every = ids.of(member);
        for (String sql : List.of(
                "delete from members.invitation where member_id = any (:ids)",
                "delete from members.invitation_pick where member_id = any (:ids)")) {
            jdbc.sql(sql).param("ids", every).update();
        }
    }
}
