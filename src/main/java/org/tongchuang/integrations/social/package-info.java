/// Signing in with WeChat, Weibo and LinkedIn, each with its own ways of deviating from OAuth 2.
@NullMarked
package org.tongchuang.integrations.social;

import org.jspecify.annotations.NullMarked;
