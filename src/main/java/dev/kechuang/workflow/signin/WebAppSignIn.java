package dev.kechuang.workflow.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.context.SecurityContextHolder;

/** Hands the person signed in at the portal over to the web apps, with roles as groups. Made by the web apps' own filter. */
public final class WebAppSignIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (!Roles.staff(person)) return AuthenticationResult.unsuccessful();
        var result = new AuthenticationResult(person.getName(), true);
        result.setGroups(Roles.of(person));
        result.setTenants(List.of());
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The sign-in page is the only challenge.
    }
}
