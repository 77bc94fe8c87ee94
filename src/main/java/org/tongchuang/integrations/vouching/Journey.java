package org.tongchuang.integrations.vouching;

import java.net.URI;

/// One way there and back of one browser.
///
/// @param state what the other side gives back untouched; at most 80 signs
/// @param nonce what the answer must carry, unknown to anybody before
/// @param verifier kept by us alone: whoever picks up the answer on its way can't use it (PKCE)
/// @param back where the browser comes back to
/// @param home what our metadata calls us, an address
/// @param insideWeChat whether the browser is the one inside WeChat
public record Journey(String state, String nonce, String verifier, URI back, URI home, boolean insideWeChat) {}
