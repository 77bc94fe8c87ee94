package org.tongchuang.integrations.social;

import java.net.URI;
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

/// Weibo: OAuth 2 with the user's id beside the token. Whose the token is and that it is ours is asked once more,
/// of the token itself.
@Component
class Weibo implements Voucher {

    private final Outbound outbound;

    Weibo(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public Kind kind() {
        return Kind.WEIBO;
    }

    @Override
    public URI begin(Partner partner, Journey journey) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", partner.must("clientId"));
        asked.put("redirect_uri", journey.back().toString());
        asked.put("response_type", "code");
        asked.put("state", journey.state());
        return Outbound.with(under(partner, "/oauth2/authorize"), asked);
    }

    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        if (answer.containsKey("error") || answer.getOrDefault("code", "").isEmpty()) {
            throw VouchRefused.declined("there is no code");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", partner.must("clientId"));
        form.put("client_secret", partner.must("clientSecret"));
        form.put("grant_type", "authorization_code");
        form.put("redirect_uri", journey.back().toString());
        form.put("code", answer.getOrDefault("code", ""));
        JsonNode token = outbound.postForm(under(partner, "/oauth2/access_token"), form, Map.of());
        refuseIf(token);
        String access = token.path("access_token").asString("");
        String uid = token.path("uid").asString("");
        JsonNode about =
                outbound.postForm(under(partner, "/oauth2/get_token_info"), Map.of("access_token", access), Map.of());
        refuseIf(about);
        boolean ours = about.path("appkey").asString("").equals(partner.must("clientId"));
        if (!ours || !about.path("uid").asString("").equals(uid)) {
            throw VouchRefused.untrusted("the token is another's");
        }
        return Vouched.of(uid, person(partner, access, uid));
    }

    /// How they call themselves there; without that they are let in too.
    private Map<String, List<String>> person(Partner partner, String access, String uid) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("access_token", access);
        asked.put("uid", uid);
        try {
            JsonNode person = outbound.getJson(Outbound.with(under(partner, "/2/users/show.json"), asked), Map.of());
            return person.path("idstr").asString("").equals(uid) ? Attributes.of(person) : Map.of();
        } catch (VouchRefused notGranted) {
            return Map.of();
        }
    }

    private static void refuseIf(JsonNode answer) {
        String error = answer.path("error").asString("").replaceAll("[^a-z_]", "");
        if (!error.isEmpty() || answer.has("error_code")) {
            throw error.equals("invalid_grant") || error.equals("expired_token")
                    ? VouchRefused.untrusted("the code was not taken: " + error)
                    : VouchRefused.misconfigured(
                            "error " + error + " " + answer.path("error_code").asInt(0));
        }
    }

    private static URI under(Partner partner, String path) {
        return URI.create(partner.mustAddress("server").toString().replaceFirst("/+$", "") + path);
    }
}
