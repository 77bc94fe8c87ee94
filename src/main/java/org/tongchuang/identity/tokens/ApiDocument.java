package org.tongchuang.identity.tokens;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.Actor;

/// What the document of the API says of all of it: its name, and that a token opens it.
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static {
        // Who acts is known by the token and never a parameter.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                // Where it was asked for; left to itself it would repeat the Host header, which anybody may write.
                .servers(List.of(new Server().url("/")))
                .info(new Info().title("Tongchuang").version("v1"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
