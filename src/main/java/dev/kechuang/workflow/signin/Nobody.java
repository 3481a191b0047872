package dev.kechuang.workflow.signin;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.filter.Authorization;
import org.camunda.bpm.webapp.impl.security.filter.RequestAuthorizer;

/**
 * The last rule of the web apps' own path list, {@code allowedPaths.json}: without it a denied path that no rule allows is
 * open to strangers, because the web apps' filter grants what nothing decides. Made by that filter.
 */
public final class Nobody implements RequestAuthorizer {

    @Override
    public Authorization authorize(Map<String, String> parameters) {
        return Authorization.denied(Authentication.ANONYMOUS);
    }
}
