package org.tongchuang.integrations.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongchuang.integrations.campus.StandIn;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;
import tools.jackson.databind.json.JsonMapper;

/// WeChat on the web and inside itself, and Weibo.
class SocialTests {

    private final SocialStandIn network = new SocialStandIn();
    private final Outbound outbound = new Outbound(JsonMapper.builder().build(), Duration.ofSeconds(1));
    private final WeChat weChat = new WeChat(outbound);
    private final Weibo weibo = new Weibo(outbound);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void knowsOnePersonOnTheWebAndInsideWeChat() {
        Vouched web = walk(weChat, weChatPartner(), false);
        Vouched inside = walk(weChat, weChatPartner(), true);
        assertThat(web.subjects()).containsExactly("union:u-1", "open:wxsite:o-wxsite");
        assertThat(inside.subjects()).containsExactly("union:u-1", "open:wxinside:o-wxinside");
        assertThat(web.attributes()).containsEntry("nickname", List.of("林海🌊"));
    }

    /// WeChat compares the address with a pattern.
    @Test
    void writesTheAddressInTheOrderWeChatWants() {
        assertThat(weChat.begin(weChatPartner(), journey(true)).toString())
                .matches(".*/connect/oauth2/authorize\\?appid=wxinside&redirect_uri=http%3A%2F%2Flocalhost%2Fback"
                        + "&response_type=code&scope=snsapi_userinfo&state=state#wechat_redirect");
        assertThat(weChat.begin(weChatPartner(), journey(false)).toString())
                .contains("/connect/qrconnect?appid=wxsite&", "&scope=snsapi_login&")
                .endsWith("#wechat_redirect");
    }

    @Test
    void doesWithTheOpenIdWhereThereIsNoUnionId() {
        network.tellsNoUnionId();
        network.grantsNothingMore();
        assertThat(walk(weChat, weChatPartner(), false).subjects()).containsExactly("open:wxsite:o-wxsite");
    }

    @Test
    void readsRefusalsThatLookLikeSuccess() {
        assertThat(refused(weChat, weChatPartner(), Map.of("code", "used"))).isEqualTo(VouchRefused.Reason.UNTRUSTED);
        assertThat(refused(weChat, weChatPartner(), Map.of())).isEqualTo(VouchRefused.Reason.DECLINED);
        Partner wrong = new Partner(
                Kind.WECHAT,
                Map.of(
                        "siteId",
                        SocialStandIn.SITE,
                        "siteSecret",
                        "wrong",
                        "pages",
                        network.address(),
                        "server",
                        network.address()));
        assertThat(refused(weChat, wrong, Map.of("code", "x"))).isEqualTo(VouchRefused.Reason.MISCONFIGURED);
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> weChat.begin(wrong, journey(true)))
                .withMessageContaining("insideId");
        network.busy();
        assertThat(refused(weChat, weChatPartner(), Map.of("code", "x"))).isEqualTo(VouchRefused.Reason.UNREACHABLE);
    }

    @Test
    void refusesAnswersAboutSomebodyElse() {
        network.speaksOfAnother();
        assertThatExceptionOfType(VouchRefused.class).isThrownBy(() -> walk(weChat, weChatPartner(), false));
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> walk(weibo, weiboPartner(SocialStandIn.SECRET), false))
                .withMessageContaining("another");
    }

    @Test
    void readsWhoItIsOnWeibo() {
        Vouched vouched = walk(weibo, weiboPartner(SocialStandIn.SECRET), false);
        assertThat(vouched.subjects()).containsExactly("1404376560");
        assertThat(vouched.attributes()).containsEntry("screen_name", List.of("林海在路上"));
        network.grantsNothingMore();
        assertThat(walk(weibo, weiboPartner(SocialStandIn.SECRET), false).subjects())
                .containsExactly("1404376560");
    }

    @Test
    void readsWeibosRefusals() {
        Partner partner = weiboPartner(SocialStandIn.SECRET);
        assertThat(refused(weibo, partner, Map.of("code", "used"))).isEqualTo(VouchRefused.Reason.UNTRUSTED);
        assertThat(refused(weibo, partner, Map.of("error", "access_denied", "error_code", "21330")))
                .isEqualTo(VouchRefused.Reason.DECLINED);
        assertThat(refused(weibo, weiboPartner("wrong"), Map.of("code", "x")))
                .isEqualTo(VouchRefused.Reason.MISCONFIGURED);
    }

    private Partner weChatPartner() {
        return new Partner(
                Kind.WECHAT,
                Map.of(
                        "siteId", SocialStandIn.SITE,
                        "siteSecret", SocialStandIn.SECRET,
                        "insideId", SocialStandIn.INSIDE,
                        "insideSecret", SocialStandIn.SECRET,
                        "pages", network.address(),
                        "server", network.address() + "/"));
    }

    private Partner weiboPartner(String secret) {
        return new Partner(
                Kind.WEIBO,
                Map.of("clientId", SocialStandIn.WEIBO, "clientSecret", secret, "server", network.address()));
    }

    private static Vouched walk(Voucher voucher, Partner partner, boolean inside) {
        Journey journey = journey(inside);
        String begun = voucher.begin(partner, journey).toString().replaceFirst("#.*", "");
        return voucher.finish(
                partner,
                journey,
                StandIn.parameters(StandIn.sentOn(URI.create(begun)).getRawQuery()));
    }

    private static VouchRefused.Reason refused(Voucher voucher, Partner partner, Map<String, String> answer) {
        try {
            voucher.finish(partner, journey(false), answer);
            throw new AssertionError("let in");
        } catch (VouchRefused refused) {
            assertThat(refused.detail()).doesNotContain(SocialStandIn.SECRET);
            return refused.reason();
        }
    }

    private static Journey journey(boolean inside) {
        return new Journey(
                "state", "", "", URI.create("http://localhost/back"), URI.create("http://localhost/metadata"), inside);
    }
}
