package org.tongchuang.integrations.social;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Attributes;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;
import tools.jackson.databind.JsonNode;

/// WeChat: on the web by a QR code (a web application of the open platform), inside WeChat by its own pages (an
/// official account). Each knows people by other ids; both tell a common one, the union id, where they belong to
/// one open platform account. Refusals come with status 200 and an `errcode`.
@Component
class WeChat implements Voucher {

    private static final int BUSY = -1;
    private static final int NOT_GRANTED = 48001;
    private static final List<Integer> SPENT_CODES = List.of(40029, 40163, 41008, 42003);

    private final Outbound outbound;

    WeChat(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public Kind kind() {
        return Kind.WECHAT;
    }

    /// The parameters must come in this order, and the fragment must be there.
    @Override
    public URI begin(Partner partner, Journey journey) {
        boolean inside = journey.insideWeChat();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("appid", partner.must(inside ? "insideId" : "siteId"));
        asked.put("redirect_uri", journey.back().toString());
        asked.put("response_type", "code");
        asked.put("scope", inside ? "snsapi_userinfo" : "snsapi_login");
        asked.put("state", journey.state());
        URI page = under(partner, "pages", inside ? "/connect/oauth2/authorize" : "/connect/qrconnect");
        return URI.create(Outbound.with(page, asked) + "#wechat_redirect");
    }

    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        String code = answer.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw VouchRefused.declined("there is no code");
        }
        boolean inside = journey.insideWeChat();
        String app = partner.must(inside ? "insideId" : "siteId");
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("appid", app);
        asked.put("secret", partner.must(inside ? "insideSecret" : "siteSecret"));
        asked.put("code", code);
        asked.put("grant_type", "authorization_code");
        JsonNode token = ask(Outbound.with(under(partner, "server", "/sns/oauth2/access_token"), asked));
        refuseIf(errorOf(token));
        String open = token.path("openid").asString("");
        JsonNode person = person(partner, token.path("access_token").asString(""), open);
        Map<String, List<String>> told = Attributes.of(person);
        List<String> subjects = new ArrayList<>();
        String union = person.path("unionid").asString(token.path("unionid").asString(""));
        if (!union.isEmpty()) {
            subjects.add("union:" + union);
        }
        if (!open.isEmpty()) {
            subjects.add("open:" + app + ":" + open);
        }
        return new Vouched(subjects, told);
    }

    /// Nickname and union id, as far as this application may know them.
    private JsonNode person(Partner partner, String access, String open) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("access_token", access);
        asked.put("openid", open);
        asked.put("lang", "zh_CN");
        JsonNode person = ask(Outbound.with(under(partner, "server", "/sns/userinfo"), asked));
        int error = errorOf(person);
        if (error != NOT_GRANTED) {
            refuseIf(error);
            if (!person.path("openid").asString("").equals(open)) {
                throw VouchRefused.untrusted("the answer speaks of somebody else");
            }
        }
        return person;
    }

    private JsonNode ask(URI address) {
        return outbound.getJson(address, Map.of());
    }

    private static int errorOf(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    private static void refuseIf(int error) {
        if (error == BUSY) {
            throw VouchRefused.unreachable("errcode -1, busy");
        }
        if (error != 0) {
            throw SPENT_CODES.contains(error)
                    ? VouchRefused.untrusted("the code was not taken, errcode " + error)
                    : VouchRefused.misconfigured("errcode " + error);
        }
    }

    private static URI under(Partner partner, String setting, String path) {
        return URI.create(partner.mustAddress(setting).toString().replaceFirst("/+$", "") + path);
    }
}
