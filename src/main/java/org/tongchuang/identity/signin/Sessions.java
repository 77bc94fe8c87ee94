package org.tongchuang.identity.signin;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/// Where open sessions are kept: in PostgreSQL, so that every node knows them and a restart ends none.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class Sessions {

    /// Each act on a session is one statement, so none of them needs a transaction's two more round trips. A session
    /// that would be left behind without its attributes belongs to nobody and runs out.
    @Bean
    JdbcIndexedSessionRepository storedSessions(
            DataSource database,
            @Value("${spring.session.jdbc.table-name}") String table,
            @Value("${spring.session.timeout:2h}") Duration idle) {
        var stored = new JdbcIndexedSessionRepository(
                new JdbcTemplate(database), TransactionOperations.withoutTransaction());
        stored.setTableName(table);
        // The last use is noted up to a minute late; this minute more keeps a session from ending early for it.
        stored.setDefaultMaxInactiveInterval(idle.plus(SparingSessions.NOTE_USE_EVERY));
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(stored);
        return stored;
    }

    /// Read by no script, sent along by no other site; for https only wherever https is spoken.
    @Bean
    CookieSerializer sessionCookie(
            @Value("${server.servlet.session.cookie.name}") String name,
            @Value("${server.servlet.session.cookie.secure:false}") boolean alwaysSecure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (alwaysSecure) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    @Primary
    SparingSessions sparingSessions(
            JdbcIndexedSessionRepository storedSessions,
            Clock clock,
            @Value("${tongchuang.session.longest:12h}") Duration longest) {
        return new SparingSessions(storedSessions, clock, longest);
    }
}
