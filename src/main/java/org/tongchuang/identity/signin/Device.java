package org.tongchuang.identity.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tongchuang.shared.Words;

/// What somebody signed in with, as far as the browser tells; empty parts are unknown.
public record Device(String browser, String system) {

    /// The first that fits counts: nearly every browser also calls itself those below it.
    private static final Map<String, String> BROWSERS = ordered(
            "MicroMessenger",
            "WeChat",
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "HuaweiBrowser",
            "Huawei Browser",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");
    private static final Map<String, String> SYSTEMS = ordered(
            "HarmonyOS",
            "HarmonyOS",
            "OpenHarmony",
            "HarmonyOS",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    static Device of(String agent) {
        return new Device(first(BROWSERS, agent), first(SYSTEMS, agent));
    }

    /// In the reader's language.
    public String words() {
        if (browser.isEmpty() && system.isEmpty()) {
            return Words.text("identity.device.unknown");
        }
        return browser.isEmpty() || system.isEmpty()
                ? browser + system
                : Words.text("identity.device", browser, system);
    }

    private static String first(Map<String, String> signs, String agent) {
        for (var sign : signs.entrySet()) {
            if (agent.contains(sign.getKey())) {
                return sign.getValue();
            }
        }
        return "";
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
