package org.tongchuang.identity.accounts;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;

/// The people of the office for tests, each with the same password.
@TestComponent
public class Office {

    public static final String PASSWORD = "correct horse battery";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    private String hash = "";

    public Account somebody(Role role) {
        List<Reach.Unit> units = role == Role.DEPARTMENT_OFFICER ? List.of(new Reach.Unit("物理学院", null)) : List.of();
        return somebody(role, units);
    }

    /// The account of a person of the records.
    public Account alum(MemberId member) {
        return account(Role.MEMBER, List.of(), member);
    }

    public Account somebody(Role role, List<Reach.Unit> units) {
        return account(role, units, role == Role.MEMBER ? MemberId.next() : null);
    }

    private Account account(Role role, List<Reach.Unit> units, @Nullable MemberId member) {
        if (hash.isEmpty()) {
            hash = passwords.hash(PASSWORD);
        }
        var id = Ids.next();
        Account account = new Account(
                id,
                id + "@example.edu",
                "周老师",
                hash,
                false,
                role,
                units,
                true,
                Instant.parse("2026-03-01T08:00:00Z"),
                null,
                member);
        accounts.add(account);
        return account;
    }

    /// Signs in through the page and gives the session's cookie.
    public static Cookie signIn(MockMvcTester web, String email, String password) {
        var answer = web.post()
                .uri("/sign-in")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("email", email)
                .param("password", password)
                .exchange()
                .getResponse();
        return Objects.requireNonNull(answer.getCookie("tongchuang"), "signed in: " + answer.getStatus());
    }

    public static Cookie signIn(MockMvcTester web, Account account) {
        return signIn(web, account.email(), PASSWORD);
    }
}
