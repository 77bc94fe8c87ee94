package org.tongchuang.members;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// This room's places in the navigation.
@Configuration(proxyBeanMethods = false)
class MembersMenu {

    private static final String CARDS = "members.menu.cards";

    @Bean
    MenuItem directoryPlace() {
        return new MenuItem("", "members.menu.directory", "/office/members", "people", Right.READ_MEMBERS, 10);
    }

    @Bean
    MenuItem alumniPlace() {
        return new MenuItem("", "members.alumni.title", "/alumni", "people", Right.ACT_AS_MEMBER, 45);
    }

    @Bean
    MenuItem myPlace() {
        return new MenuItem("", "members.menu.mine", "/me", "person", Right.ACT_AS_MEMBER, 40);
    }

    @Bean
    MenuItem cardPlace() {
        return new MenuItem("", "members.card.title", "/card", "card", Right.ACT_AS_MEMBER, 42);
    }

    @Bean
    MenuItem gatePlace() {
        return new MenuItem(CARDS, "members.gate.title", "/gate", "scan", Right.CHECK_CARDS, 120);
    }

    @Bean
    MenuItem cardsPlace() {
        return new MenuItem(CARDS, "members.cards.title", "/office/cards", "card", Right.WRITE_MEMBERS, 118);
    }

    @Bean
    MenuItem benefitsPlace() {
        return new MenuItem(CARDS, "members.benefits.title", "/office/benefits", "gift", Right.MANAGE_BENEFITS, 119);
    }

    @Bean
    MenuItem invitationsPlace() {
        return new MenuItem("", "members.invitations.title", "/office/invitations", "mail", Right.WRITE_MEMBERS, 25);
    }

    @Bean
    MenuItem proposalsPlace() {
        return new MenuItem(
                "members.menu.records",
                "members.proposals.title",
                "/office/proposals",
                "edit",
                Right.WRITE_MEMBERS,
                104);
    }

    @Bean
    MenuItem ownChangesPlace() {
        return new MenuItem(
                "members.menu.records",
                "members.rules.title",
                "/office/settings/own-changes",
                "edit",
                Right.MANAGE_SETTINGS,
                105);
    }

    @Bean
    MenuItem importsPlace() {
        return new MenuItem("", "members.menu.imports", "/office/imports", "upload", Right.IMPORT_ROSTERS, 20);
    }

    @Bean
    MenuItem duplicatesPlace() {
        return new MenuItem(
                "members.menu.records",
                "members.duplicates.title",
                "/office/duplicates",
                "people",
                Right.WRITE_MEMBERS,
                101);
    }

    @Bean
    MenuItem mergesPlace() {
        return new MenuItem(
                "members.menu.records", "members.merges.title", "/office/merges", "history", Right.WRITE_MEMBERS, 102);
    }

    @Bean
    MenuItem qualityPlace() {
        return new MenuItem(
                "members.menu.records", "members.quality.title", "/office/quality", "chart", Right.READ_MEMBERS, 100);
    }

    @Bean
    MenuItem nothingFoundPlace() {
        return new MenuItem(
                "members.menu.insight",
                "members.menu.nothing-found",
                "/office/nothing-found",
                "search",
                Right.READ_MEMBERS,
                110);
    }
}
