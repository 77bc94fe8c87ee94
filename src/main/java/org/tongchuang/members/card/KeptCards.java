package org.tongchuang.members.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.card.benefits.Redemptions;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// What is kept about people for their cards: cards, phones and what they took of benefits. Checks at gates are
/// not among it: whose card it was is never written down.
@Component
class KeptCards implements PersonalData {

    private final CardShelf shelf;
    private final Redemptions redemptions;
    private final JdbcClient jdbc;

    KeptCards(CardShelf shelf, Redemptions redemptions, JdbcClient jdbc) {
        this.shelf = shelf;
        this.redemptions = redemptions;
        this.jdbc = jdbc;
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("members.card", "members.card_device", "members.redemption");
    }

    @Override
    public List<String> describe() {
        return List.of("members.kept.cards", "members.kept.card-devices", "members.kept.redemptions");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of(
                "cards",
                shelf.cards().all(member).stream().map(this::exported).toList(),
                "benefits",
                redemptions.of(member));
    }

    private Map<String, Object> exported(Card card) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", card.shown());
        all.put("issued", card.issuedAt().toString());
        all.put("revoked", String.valueOf(card.revokedAt()));
        all.put(
                "phones",
                shelf.devices().of(card.id()).stream()
                        .map(phone -> Map.of(
                                "label", phone.label(), "since", phone.addedAt().toString()))
                        .toList());
        return all;
    }

    /// The merged record's card was taken away when the record went; its owner gets the survivor's.
    @Override
    @Transactional
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        shelf.cards().merged(merge, merged);
        redemptions.merge(merge, survivor, merged);
    }

    @Override
    @Transactional
    public void separate(UUID merge, MemberId survivor, MemberId merged) {
        shelf.cards().separated(merge, merged);
        redemptions.separate(merge);
    }

    /// Numbers stay for gates, as those of nobody.
    @Override
    @Transactional
    public void erase(MemberId member) {
        jdbc.sql("""
                delete from members.card_device where card_id in (select id from members.card where member_id = :member)
                """).param("member", member.value()).update();
        jdbc.sql("""
                update members.card set member_id = gen_random_uuid(), revoked_at = coalesce(revoked_at, now()),
                    revoked_why = coalesce(revoked_why, 'GONE') where member_id = :member
                """).param("member", member.value()).update();
        redemptions.erase(member);
    }
}
