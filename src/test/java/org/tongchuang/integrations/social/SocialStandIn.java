package org.tongchuang.integrations.social;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tongchuang.integrations.campus.StandIn;

/// WeChat and Weibo, as their documents have them; errors in their own ways.
public final class SocialStandIn extends StandIn {

    public static final String SITE = "wxsite";
    public static final String INSIDE = "wxinside";
    public static final String SECRET = "hush";
    public static final String WEIBO = "3900000000";

    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private volatile boolean union = true;
    private volatile boolean speaksOfAnother;
    private volatile boolean busy;
    private volatile boolean grantsNothingMore;

    void tellsNoUnionId() {
        union = false;
    }

    void speaksOfAnother() {
        speaksOfAnother = true;
    }

    void busy() {
        busy = true;
    }

    void grantsNothingMore() {
        grantsNothingMore = true;
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/connect/qrconnect" -> code(exchange, asked, "appid", "snsapi_login");
            case "/connect/oauth2/authorize" -> code(exchange, asked, "appid", "snsapi_userinfo");
            case "/sns/oauth2/access_token" -> say(exchange, 200, "text/plain", weChatToken(asked));
            case "/sns/userinfo" -> say(exchange, 200, "text/plain", weChatPerson(asked));
            case "/oauth2/authorize" -> code(exchange, asked, "client_id", null);
            case "/oauth2/access_token" -> weiboToken(exchange, form(exchange));
            case "/oauth2/get_token_info" ->
                say(exchange, 200, "application/json", """
                        {"uid":%s,"appkey":"%s","scope":null,"create_at":1,"expire_in":100}
                        """.formatted(speaksOfAnother ? 2 : 1404376560, WEIBO));
            case "/2/users/show.json" ->
                say(
                        exchange,
                        grantsNothingMore ? 403 : 200,
                        "application/json",
                        "{\"id\":1404376560,\"idstr\":\"1404376560\",\"screen_name\":\"林海在路上\"}");
            default -> say(exchange, 404, "text/plain", "");
        }
    }

    private void code(
            HttpExchange exchange,
            Map<String, String> asked,
            String client,
            @org.jspecify.annotations.Nullable String scope)
            throws IOException {
        if (scope != null && !scope.equals(asked.get("scope"))) {
            say(exchange, 400, "text/plain", "Scope 参数错误");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, Objects.requireNonNull(asked.get(client)));
        sendOn(exchange, asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    private String weChatToken(Map<String, String> asked) {
        if (busy) {
            return "{\"errcode\":-1,\"errmsg\":\"system error\"}";
        }
        String app = codes.remove(String.valueOf(asked.get("code")));
        if (!SECRET.equals(asked.get("secret"))) {
            return "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}";
        }
        if (app == null || !app.equals(asked.get("appid"))) {
            return "{\"errcode\":40029,\"errmsg\":\"invalid code\"}";
        }
        return """
                {"access_token":"opens","expires_in":7200,"refresh_token":"r","openid":"o-%s","scope":"snsapi_login"%s}
                """.formatted(app, union ? ",\"unionid\":\"u-1\"" : "");
    }

    private String weChatPerson(Map<String, String> asked) {
        if (grantsNothingMore) {
            return "{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}";
        }
        return """
                {"openid":"%s","nickname":"林海🌊","sex":1,"privilege":[]%s}
                """.formatted(speaksOfAnother ? "o-another" : asked.get("openid"), union ? ",\"unionid\":\"u-1\"" : "");
    }

    private void weiboToken(HttpExchange exchange, Map<String, String> sent) throws IOException {
        boolean known = codes.remove(String.valueOf(sent.get("code"))) != null;
        if (!SECRET.equals(sent.get("client_secret"))) {
            say(exchange, 400, "application/json", "{\"error\":\"invalid_client\",\"error_code\":21324}");
        } else if (!known) {
            say(exchange, 400, "application/json", "{\"error\":\"invalid_grant\",\"error_code\":21325}");
        } else {
            say(
                    exchange,
                    200,
                    "application/json",
                    "{\"access_token\":\"2.00\",\"expires_in\":1,\"uid\":\"1404376560\"}");
        }
    }
}
