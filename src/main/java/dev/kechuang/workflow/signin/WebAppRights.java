package dev.kechuang.workflow.signin;

import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.ProcessVar;
import dev.kechuang.workflow.RolesGranted;
import dev.kechuang.workflow.StaffSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Rights in the web apps, a few rows a role, made at start and left alone when they are there: Tasklist for the office,
 * Cockpit to look and retry for the operator. The engine's own administrator group stays empty.
 */
@Component
class WebAppRights {

    private final ProcessEngine engine;
    private final StaffSource people;
    private final MessageSource messages;

    /** Roles whose rights are committed; others are looked up again, because a grant may have been rolled back. */
    private volatile Set<String> known = Set.of();

    WebAppRights(ProcessEngine engine, StaffSource people, MessageSource messages) {
        this.engine = engine;
        this.people = people;
        this.messages = messages;
    }

    @EventListener
    void atStart(ContextRefreshedEvent started) {
        Set<String> roles = people.roleNames().keySet();
        allow(roles);
        known = Set.copyOf(roles);
    }

    /** A department of a measure that was published after the start; in the transaction that makes its first account. */
    @EventListener
    void granted(RolesGranted granted) {
        allow(granted.roles().stream()
                .filter(role -> StaffSource.isStaffRole(role) && !known.contains(role))
                .toList());
    }

    private void allow(Collection<String> roles) {
        if (roles.isEmpty()) return;
        var filters = filters();
        for (var role : roles) {
            if (role.equals(Roles.OPERATOR)) {
                operate(role);
                continue;
            }
            // The lists name case and unit; only the two variables of the ready filters ever reach a reader
            // (WebAppRoutes).
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    "*",
                    Permissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE);
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            filters.values().forEach(filter -> grant(role, Resources.FILTER, filter, Permissions.READ));
        }
    }

    private void operate(String role) {
        grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(role, Resources.DEPLOYMENT, "*", Permissions.READ);
        grant(role, Resources.BATCH, "*", Permissions.READ);
        // One row a resource: the right to look at models stands in the same row as the right to retry.
        grant(
                role,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.RETRY_JOB);
    }

    /** Ready filters of Tasklist by name, the one it opens with first; person and roles are filled in when it is asked. */
    private Map<String, String> filters() {
        var tasks = engine.getTaskService();
        var wanted = new LinkedHashMap<String, TaskQuery>();
        wanted.put(
                "office",
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .taskUnassigned()
                        .active());
        wanted.put(
                "mine",
                tasks.createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .active());
        wanted.put(
                "overdue",
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks()
                        .dueBeforeExpression("${now()}")
                        .active());
        var ids = new LinkedHashMap<String, String>();
        int priority = 0;
        for (var one : wanted.entrySet()) {
            var name = messages.getMessage("workflow.filter." + one.getKey(), null, one.getKey(), Locale.CHINESE);
            ids.put(name, filter(name, one.getValue(), priority += 10));
        }
        return ids;
    }

    private String filter(String name, TaskQuery query, int priority) {
        var service = engine.getFilterService();
        Filter found = service.createTaskFilterQuery().filterName(name).singleResult();
        if (found == null) {
            found = service.newTaskFilter(name);
            found.setQuery(query);
            found.setProperties(Map.of(
                    "priority",
                    priority,
                    "color",
                    "#1f5fa8",
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "variables",
                    List.of(shown(CaseVars.CASE_NO), shown(CaseVars.CATEGORY_NAME), shown(CaseVars.UNIT_NAME))));
            service.saveFilter(found);
        }
        return found.getId();
    }

    /** What tells one task of a list from the next. */
    private Map<String, String> shown(ProcessVar<String> variable) {
        var label = messages.getMessage("workflow.filter." + variable.name(), null, variable.name(), Locale.CHINESE);
        return Map.of("name", variable.name(), "label", label);
    }

    private void grant(String role, Resource resource, String resourceId, Permission... permissions) {
        var service = engine.getAuthorizationService();
        Authorization row = service.createAuthorizationQuery()
                .groupIdIn(role)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (row != null && Arrays.stream(permissions).allMatch(row::isPermissionGranted)) return;
        if (row == null) {
            row = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            row.setGroupId(role);
            row.setResource(resource);
            row.setResourceId(resourceId);
        }
        for (var permission : permissions) row.addPermission(permission);
        service.saveAuthorization(row);
    }
}
