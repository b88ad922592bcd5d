import { PROVIDER_FEATURES, type Feature } from '../tokens/permissions';
import { numberOf, type Choices } from './choices';

const SECONDS_PER_DAY = 86_400;
const ROTATE_EARLY_DAYS = 14;

const unicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** HCL knows `\n`, `\r`, `\t`, `\"`, `\\` and `\uNNNN`; `${` and `%{` begin a template unless written by number. */
export const hclString = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\p{Cc}\u2028\u2029]|[$%](?=\{)/gu, unicode)}"`;

/** Terraform for the official provider `grafana/grafana`. The token's key stands in Terraform's state, never in here. */
export function terraform(choices: Choices): string {
  return [
    provider(choices),
    settings(choices),
    account(choices),
    ...(choices.account.isForUsers ? [role('users', 'people', PROVIDER_FEATURES.userSync)] : []),
    ...(choices.account.isForGroups ? [role('groups', 'groups', PROVIDER_FEATURES.groupSync)] : []),
    token(choices),
  ]
    .join('\n\n')
    .concat('\n');
}

function provider({ grafanaUrl, namespace }: Choices): string {
  const { kind, id } = numberOf(namespace);
  return `terraform {
  required_providers {
    grafana = {
      source = "grafana/grafana"
    }
  }
}

variable "grafana_auth" {
  description = "Token of a service account that may manage service accounts, roles and SCIM settings."
  type        = string
  sensitive   = true
}

provider "grafana" {
  url  = ${hclString(grafanaUrl)}
  auth = var.grafana_auth${kind === 'stack' ? `\n  # Without it the provider asks in the namespace "default" and is refused.\n  stack_id = ${id}` : ''}
}`;
}

function settings({ namespace, switches }: Choices): string {
  if (/^org-/.test(namespace)) {
    return `# grafana_scim_config always writes to the namespace "default", and this organisation is ${hclString(namespace)}:
# its SCIM settings have to be made in Grafana.`;
  }
  return `resource "grafana_scim_config" "this" {
  enable_user_sync             = ${switches.userSync}
  enable_group_sync            = ${switches.groupSync}
  reject_non_provisioned_users = ${switches.rejectNonProvisioned}
}`;
}

const account = ({ account: { name } }: Choices): string => `resource "grafana_service_account" "identity_provider" {
  name = ${hclString(name)}
  role = "None"
}`;

const role = (id: string, what: string, { needs }: Feature): string => `resource "grafana_role" "scim_${id}" {
  name                   = "custom:scim-manager.${id}"
  display_name           = "SCIM: ${what}"
  group                  = "SCIM"
  global                 = false
  auto_increment_version = true

${needs.map(permission).join('\n')}
}

resource "grafana_role_assignment_item" "scim_${id}" {
  role_uid           = grafana_role.scim_${id}.uid
  service_account_id = grafana_service_account.identity_provider.id
}`;

const permission = ({ action, scope }: Feature['needs'][number]): string => `  permissions {
    action = "${action}"${scope === undefined ? '' : `\n    scope  = "${scope}"`}
  }`;

function token({ presetId, tokenDays }: Choices): string {
  const early = Math.min(ROTATE_EARLY_DAYS, tokenDays / 2);
  return `resource "grafana_service_account_rotating_token" "identity_provider" {
  name_prefix                   = ${hclString(`scim-${presetId}`)}
  service_account_id            = grafana_service_account.identity_provider.id
  seconds_to_live               = ${tokenDays * SECONDS_PER_DAY}
  early_rotation_window_seconds = ${early * SECONDS_PER_DAY}
  # The old token works until its own end: time to paste the new one.
  delete_on_destroy = false

  lifecycle {
    create_before_destroy = true
  }
}

output "scim_token" {
  value     = grafana_service_account_rotating_token.identity_provider.key
  sensitive = true
}`;
}
