/// Campus sign-on: OpenID Connect, CAS 3.0 and SAML 2.0, each as the university's own servers speak it.
@NullMarked
package org.tongchuang.integrations.campus;

import org.jspecify.annotations.NullMarked;
