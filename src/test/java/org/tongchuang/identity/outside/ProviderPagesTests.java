package org.tongchuang.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.shared.Role;

/// The office describes who may vouch: what it must give, what it never sees again, and who would miss it.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class ProviderPagesTests {

    private static final String PLACE = "/office/settings/outside";
    private static final String SECRET = "hush-hush-hush";
    private static final String INSIDE = "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 MicroMessenger/8.0.50";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private WaysIn ways;

    @Autowired
    private OutsideLinks links;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from identity.outside_provider").update();
    }

    @Test
    void addsOneThatNobodySeesYet() {
        String place = add("WEIBO");
        assertThat(get(place)).hasStatusOk().bodyText().contains("/sign-in/outside/", "/back");
        assertThat(get("/sign-in")).bodyText().doesNotContain("微博");
        assertThat(post(PLACE, Map.of("kind", "TELEPATHY"))).hasStatus(303).hasHeader("Location", PLACE);
    }

    @Test
    void saysAtTheFieldWhatIsMissingAndKeepsWhatWasTyped() {
        String place = add("WEIBO");
        MvcTestResult wrong = post(
                place,
                Map.of(
                        "nameChinese",
                        "",
                        "nameEnglish",
                        "Weibo",
                        "set.server",
                        "http://weibo.example",
                        "active",
                        "true"));
        assertThat(wrong)
                .hasStatus(422)
                .bodyText()
                .contains("启用前请填写", "请填写完整的 https 地址", "http://weibo.example", "名称为 1 到 60 个字");
        assertThat(post(place, Map.of("nameChinese", "微博", "nameEnglish", "Weibo")))
                .hasStatus(303);
    }

    @Test
    void keepsASecretSealedAndNeverShowsIt() {
        String place = add("WEIBO");
        save(place, Map.of("set.clientId", "39", "set.clientSecret", SECRET));
        assertThat(get(place)).bodyText().doesNotContain(SECRET).contains("已保存；留空则不变");
        save(place, Map.of("set.clientId", "39", "set.clientSecret", ""));
        String kept = jdbc.sql("select settings::text || encode(secrets, 'escape') from identity.outside_provider")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(SECRET).contains("39");
        MvcTestResult begun = web.get().uri("/sign-in/outside/" + id(place)).exchange();
        assertThat(begun).hasStatus(303);
        assertThat(jdbc.sql("select count(*) from privacy.audit_event where detail::text like :secret")
                        .param("secret", "%" + SECRET + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void offersInsideWeChatTheWayOfThatBrowserAlone() {
        String place = add("WECHAT");
        save(place, Map.of("set.siteId", "wxsite", "set.siteSecret", SECRET));
        String link = "/sign-in/outside/" + id(place);
        assertThat(get("/sign-in")).bodyText().contains(link);
        assertThat(inside("/sign-in")).bodyText().doesNotContain(link);
        save(place, Map.of("set.insideId", "wxinside", "set.insideSecret", SECRET));
        assertThat(get("/sign-in")).bodyText().doesNotContain(link);
        assertThat(inside("/sign-in")).bodyText().contains(link);
        assertThat(String.valueOf(inside(link).getResponse().getHeader("Location")))
                .startsWith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxinside");
    }

    @Test
    void wantsAllThatWeChatAndSamlNeed() {
        String weChat = add("WECHAT");
        assertThat(post(weChat, Map.of("nameChinese", "微信", "nameEnglish", "WeChat", "active", "true")))
                .hasStatus(422)
                .bodyText()
                .contains("还缺少信息");
        String saml = add("SAML");
        assertThat(post(saml, Map.of("nameChinese", "校园", "nameEnglish", "Campus", "active", "true")))
                .hasStatus(422);
        assertThat(get("/sign-in/outside/" + id(saml) + "/metadata"))
                .hasStatusOk()
                .bodyText()
                .contains("AssertionConsumerService", "/sign-in/outside/" + id(saml) + "/back");
    }

    @Test
    void saysWhoWouldMissIt() {
        String place = add("WEIBO");
        save(place, Map.of("set.clientId", "39", "set.clientSecret", SECRET));
        Account ada = office.somebody(Role.AUDITOR);
        Account bob = office.somebody(Role.AUDITOR);
        for (Account one : new Account[] {ada, bob}) {
            links.add(one.id(), id(place), "s" + one.id(), "", java.time.Instant.EPOCH);
        }
        ways.removePassword(bob.id());
        assertThat(get(place)).bodyText().contains("2 人已绑定，其中 1 人只有这一种登录方式");
        assertThat(post(place + "/remove", Map.of())).hasStatus(303);
        assertThat(links.of(ada.id())).isEmpty();
        assertThat(get(place)).hasStatus(404);
    }

    private String add(String kind) {
        MvcTestResult made = post(PLACE, Map.of("kind", kind));
        assertThat(made).hasStatus(303);
        return String.valueOf(made.getResponse().getHeader("Location"));
    }

    private void save(String place, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.putAll(Map.of("nameChinese", "社交", "nameEnglish", "Social", "active", "true"));
        assertThat(post(place, all)).hasStatus(303);
    }

    private MvcTestResult get(String path) {
        return path.startsWith("/sign-in")
                ? web.get().uri(path).exchange()
                : web.get().uri(path).with(as(Staff.ADMINISTRATOR)).exchange();
    }

    private MvcTestResult inside(String path) {
        return web.get().uri(path).header("User-Agent", INSIDE).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request = web.post().uri(path).with(as(Staff.ADMINISTRATOR)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static UUID id(String place) {
        return UUID.fromString(place.replaceFirst(".*/", ""));
    }
}
