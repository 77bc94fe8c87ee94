package org.tongchuang.members.kept;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.shared.privacy.Aged;
import org.tongchuang.shared.privacy.RetentionRule;

/// How long this room keeps what it keeps.
@Configuration(proxyBeanMethods = false)
class MembersRetention {

    /// Those who joined stay on the occasion's count; the others are forgotten some time after their link ended.
    @Bean
    RetentionRule invitationsAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "members.retention.invitations",
                new RetentionRule.Days(30, 365, 1_095),
                "members.invitation",
                "id",
                "kept.until < :before and kept.joined_at is null");
    }

    @Bean
    RetentionRule searchesAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "members.retention.searches",
                new RetentionRule.Days(7, 180, 730),
                "members.nothing_found",
                "typed",
                "kept.last_at < :before");
    }

    @Bean
    RetentionRule claimsAreForgotten(JdbcClient jdbc, FileStore files) {
        return new AgedFiles(
                jdbc,
                files,
                "members.retention.claims",
                new RetentionRule.Days(90, 365, 1_095),
                "select id from members.claim where since < :before and state in ('WITHDRAWN', 'LAPSED', 'REFUSED')",
                "select id from members.claim_document where claim_id = any (:ids)",
                "delete from members.claim where id = any (:ids)");
    }

    /// Papers of decided claims go thirty days after the decision by themselves; those whose applicant turned away can
    /// go sooner.
    @Bean
    RetentionRule papersAreForgotten(JdbcClient jdbc, FileStore files) {
        return new AgedFiles(
                jdbc,
                files,
                "members.retention.papers",
                new RetentionRule.Days(1, 7, 30),
                """
                select document.id from members.claim_document as document join members.claim on claim.id = claim_id
                where gone_at is null and claim.since < :before and claim.state in ('WITHDRAWN', 'LAPSED')""",
                "select unnest(:ids::uuid[])",
                "update members.claim_document set gone_at = now() where id = any (:ids)");
    }

    /// The file as it was handed in, and the cells in which something was wrong. The records keep what came of it, and
    /// it can still be undone, but no longer begun again.
    @Bean
    RetentionRule rostersAreForgotten(JdbcClient jdbc, FileStore files) {
        return new AgedFiles(
                jdbc,
                files,
                "members.retention.rosters",
                new RetentionRule.Days(30, 365, 3_650),
                """
                select id from members.roster_import where coalesce(finished_at, uploaded_at) < :before
                    and state not in ('QUEUED', 'RUNNING', 'UNDOING') and file_gone_at is null""",
                "select unnest(:ids::uuid[])",
                "update members.roster_import set file_gone_at = now() where id = any (:ids)",
                "delete from members.roster_fix where import_id = any (:ids)",
                "update members.roster_row set detail = null, problems = 0 where import_id = any (:ids) and detail is not null");
    }
}
