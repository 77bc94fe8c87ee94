package org.tongchuang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tongchuang.Mailbox;
import org.tongchuang.identity.MemberAccounts.Outcome;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;

@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class MemberAccountsTests {

    @Autowired
    private MemberAccounts members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AddressProofs proofs;

    @Autowired
    private Office office;

    @Autowired
    private List<PersonalData> kept;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private final MemberId lin = MemberId.next();
    private final String email = lin + "@example.com";

    @Test
    void givesAnAlumAnAccountThatActsAsThemAndForNobodyElse() {
        assertThat(members.join(lin, "林海", email, "127.0.0.1")).isEqualTo(Outcome.MADE);

        Actor actor = accounts.byEmail(email).orElseThrow().actor("127.0.0.1");
        assertThat(actor.mustBeMember()).isEqualTo(lin);
        assertThat(actor.rights()).containsExactly(Right.ACT_AS_MEMBER);
        assertThat(actor.reach()).isEqualTo(Reach.NOBODY);
        assertThat(members.since(List.of(lin, MemberId.next()))).containsOnlyKeys(lin);
        assertThat(accounts.all()).noneMatch(account -> account.email().equals(email));
    }

    @Test
    void givesOneAccountAPersonAndOnePersonAnAddress() {
        members.join(lin, "林海", email, null);
        assertThat(members.join(lin, "林海", "other" + email, null)).isEqualTo(Outcome.THERE);
        assertThat(members.join(MemberId.next(), "另一人", email.toUpperCase(Locale.ROOT), null))
                .isEqualTo(Outcome.TAKEN);
        assertThat(members.email(lin)).contains(email);
    }

    @Test
    void linksAColleagueWhoIsAnAlumAndKeepsTheirWork() {
        Account zhou = office.somebody(Role.RECORDS_OFFICER);
        assertThat(members.link(zhou.actor(null), lin)).isTrue();
        Actor actor = accounts.find(zhou.id()).orElseThrow().actor(null);
        assertThat(actor.mustBeMember()).isEqualTo(lin);
        assertThat(actor.may(Right.WRITE_MEMBERS)).isTrue();
        assertThat(members.link(zhou.actor(null), lin)).as("once more").isTrue();
        assertThat(members.link(zhou.actor(null), MemberId.next()))
                .as("somebody else")
                .isFalse();
        assertThat(members.link(office.somebody(Role.AUDITOR).actor(null), lin))
                .as("taken")
                .isFalse();
    }

    @Test
    void followsARecordIntoAMergeAndOutOfIt() {
        MemberId survivor = MemberId.next();
        UUID merge = Ids.next();
        members.join(lin, "林海", email, null);

        kept.forEach(one -> one.merge(merge, survivor, lin));
        kept.forEach(one -> one.merge(merge, survivor, lin));
        assertThat(members.has(survivor)).isTrue();
        assertThat(members.has(lin)).isFalse();

        kept.forEach(one -> one.separate(merge, survivor, lin));
        assertThat(members.has(survivor)).isFalse();
        assertThat(members.has(lin)).isTrue();
    }

    @Test
    void isGoneWithThePersonUnlessItIsOfTheOffice() {
        members.join(lin, "林海", email, null);
        MemberId colleague = MemberId.next();
        Account zhou = office.somebody(Role.AUDITOR);
        members.link(zhou.actor(null), colleague);

        kept.forEach(one -> one.erase(lin));
        kept.forEach(one -> one.erase(colleague));
        assertThat(accounts.byEmail(email)).isEmpty();
        assertThat(accounts.find(zhou.id()).orElseThrow().member()).isNull();
    }

    @Test
    void tellsPeopleWhatIsKeptOfTheirAccount() {
        members.join(lin, "林海", email, null);
        assertThat(kept.stream().map(one -> one.export(lin)).toList().toString())
                .contains(email)
                .contains("林海")
                .doesNotContain("argon2");
    }

    @Test
    void keepsTheOfficeClosedToThem() {
        Account alum = office.somebody(Role.MEMBER);
        var session = Office.signIn(web, alum);
        assertThat(web.get().uri("/").cookie(session)).hasStatus3xxRedirection();
        assertThat(web.get().uri("/office/members").cookie(session)).hasStatus(403);
        assertThat(web.get().uri("/account").cookie(session).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("校友")
                .doesNotContain("/office/");
    }

    private String kept(UUID id) {
        return jdbc.sql("select proof from identity.mailed_code where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void knowsAnAddressByItsCodeAloneOnceAndWithinFiveTries() {
        UUID id = proofs.send(email, "林海", Locale.ENGLISH, "203.0.113.9");
        String code = Mailbox.code(new Mailbox(outbox).letter(email, "code"));
        assertThat(proofs.isRight(id, "x" + email, code, "203.0.113.9"))
                .as("another address")
                .isFalse();
        assertThat(proofs.isRight(id, email, code.substring(0, 3) + " " + code.substring(3), "203.0.113.9"))
                .isTrue();
        assertThat(proofs.isRight(id, email, code, "203.0.113.9")).as("again").isFalse();

        assertThat(kept(proofs.send(email, "", Locale.ENGLISH, "203.0.113.9")))
                .as("neither code nor address can be read there")
                .matches("[0-9a-f]{64}");

        UUID other = proofs.send(email, "", Locale.ENGLISH, "203.0.113.9");
        String right = Mailbox.code(new Mailbox(outbox).letter(email, "code"));
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(proofs.isRight(other, email, wrong, "203.0.113.9")).isFalse();
        }
        assertThat(proofs.isRight(other, email, right, "203.0.113.9"))
                .as("a sixth try")
                .isFalse();
        assertThatThrownBy(() -> proofs.send("nobody", "", Locale.ENGLISH, "203.0.113.9"))
                .isInstanceOf(Refusal.class);
    }
}
