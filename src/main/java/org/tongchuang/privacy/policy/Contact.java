package org.tongchuang.privacy.policy;

/// Whom people turn to about their data; parts that were not said are empty.
record Contact(String name, String email, String phone, String address) {

    static final Contact NOBODY = new Contact("", "", "", "");

    boolean isEmpty() {
        return name.isBlank();
    }
}
