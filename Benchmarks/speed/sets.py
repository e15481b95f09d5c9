"""The templates that cogcheck is measured on, made from seeds: the same bytes on every machine.

Usage: sets.py FOLDER [--large]

Writes each set into a folder of its own below FOLDER.
"""

import argparse
import dataclasses
import pathlib
import random
from typing import Callable, Iterator

from notation import NOTATIONS, NO_VALUE, Call, get_att, if_, ref, sub


class Chance:
    """What varies between templates. Of Python's generator only `random` gives the same numbers in every version."""

    def __init__(self, seed: int):
        self.generator = random.Random(seed)

    def below(self, bound: int) -> int:
        return int(self.generator.random() * bound)

    def one_of(self, values):
        return values[self.below(len(values))]

    def is_met(self, share: float) -> bool:
        return self.generator.random() < share


APPS = ["Accounts", "Booking", "Catalog", "Delivery", "Events", "Fleet", "Grading", "Health", "Invoices", "Journal"]
PARTS = ["Admin", "Console", "Field", "Mobile", "Partner", "Portal", "Store", "Web"]
RUNTIMES = ["nodejs22.x", "python3.13", "python3.14", "nodejs24.x"]


def allow(actions, resource) -> dict:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def policy(*statements) -> dict:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def trust(principal: dict, condition: dict | None = None, action: str = "sts:AssumeRole") -> dict:
    statement = {"Effect": "Allow", "Principal": principal, "Action": action}
    if condition:
        statement["Condition"] = condition
    return policy(statement)


# Resources of one application, under names that begin with `name`.


def sign_in(name: str, chance: Chance) -> dict:
    """A pool that sends SMS through a role of its own, with a client and a domain."""
    external_id = f"{name.lower()}-{chance.below(1_000_000):06}"
    pool = {
        "UserPoolName": sub("${AWS::StackName}-%s-${Stage}" % name.lower()),
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
        "UsernameAttributes": ["email"],
        "UsernameConfiguration": {"CaseSensitive": False},
        "AutoVerifiedAttributes": ["email"],
        "MfaConfiguration": chance.one_of(["ON", "OPTIONAL"]),
        "EnabledMfas": ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
        "SmsConfiguration": {
            "ExternalId": external_id,
            "SnsCallerArn": get_att(f"{name}SmsRole", "Arn"),
            "SnsRegion": ref("AWS::Region"),
        },
        "Policies": {
            "PasswordPolicy": {
                "MinimumLength": 12 + chance.below(9),
                "RequireLowercase": True,
                "RequireUppercase": True,
                "RequireNumbers": True,
                "RequireSymbols": True,
                "TemporaryPasswordValidityDays": 1 + chance.below(3),
            }
        },
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
        "DeletionProtection": "ACTIVE" if chance.is_met(0.9) else if_("IsProduction", "ACTIVE", "INACTIVE"),
        "VerificationMessageTemplate": {
            "DefaultEmailOption": "CONFIRM_WITH_CODE",
            "EmailSubject": f"Your code for {name}",
            "EmailMessage": "Your code is {####}. It is good for one hour.",
        },
    }
    client = {
        "ClientName": sub("${AWS::StackName}-%s" % chance.one_of(PARTS).lower()),
        "UserPoolId": ref(f"{name}Pool"),
        "GenerateSecret": False,
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["openid", "email"],
        "SupportedIdentityProviders": ["COGNITO"],
        "CallbackURLs": [sub("https://${HostName}/%s/signed-in" % name.lower())],
        "LogoutURLs": [sub("https://${HostName}/%s/signed-out" % name.lower())],
        "AccessTokenValidity": 5 * (1 + chance.below(12)),
        "IdTokenValidity": 5 * (1 + chance.below(12)),
        "RefreshTokenValidity": 1 + chance.below(30),
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
    }
    pool_arns = sub("arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/*")
    sms_trust = trust(
        {"Service": "cognito-idp.amazonaws.com"},
        {
            "StringEquals": {"sts:ExternalId": external_id, "aws:SourceAccount": ref("AWS::AccountId")},
            "ArnLike": {"aws:SourceArn": pool_arns},
        },
    )
    sms_policy = {"PolicyName": "send-sms", "PolicyDocument": policy(allow("sns:Publish", "*"))}
    return {
        f"{name}SmsRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {"AssumeRolePolicyDocument": sms_trust, "Policies": [sms_policy]},
        },
        f"{name}Pool": {
            "Type": "AWS::Cognito::UserPool",
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": pool,
        },
        f"{name}Client": {"Type": "AWS::Cognito::UserPoolClient", "Properties": client},
        f"{name}Domain": {
            "Type": "AWS::Cognito::UserPoolDomain",
            "Properties": {
                "Domain": sub("%s-${AWS::AccountId}-${Stage}" % name.lower()),
                "UserPoolId": ref(f"{name}Pool"),
            },
        },
    }


def identities(name: str, chance: Chance) -> dict:
    """An identity pool over the pool, and the role of those who signed in."""
    bucket_prefix = sub("arn:${AWS::Partition}:s3:::${Uploads}/%s/*" % name.lower())
    role_trust = trust(
        {"Federated": "cognito-identity.amazonaws.com"},
        {
            "StringEquals": {"cognito-identity.amazonaws.com:aud": ref(f"{name}Identities")},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"},
        },
        action="sts:AssumeRoleWithWebIdentity",
    )
    actions = ["s3:GetObject", "s3:PutObject"] if chance.is_met(0.5) else "s3:GetObject"
    return {
        f"{name}Identities": {
            "Type": "AWS::Cognito::IdentityPool",
            "Properties": {
                "AllowUnauthenticatedIdentities": False,
                "CognitoIdentityProviders": [
                    {
                        "ClientId": ref(f"{name}Client"),
                        "ProviderName": get_att(f"{name}Pool", "ProviderName"),
                        "ServerSideTokenCheck": True,
                    }
                ],
            },
        },
        f"{name}SignedInRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "AssumeRolePolicyDocument": role_trust,
                "Policies": [{"PolicyName": "uploads", "PolicyDocument": policy(allow(actions, bucket_prefix))}],
            },
        },
        f"{name}IdentityRoles": {
            "Type": "AWS::Cognito::IdentityPoolRoleAttachment",
            "Properties": {
                "IdentityPoolId": ref(f"{name}Identities"),
                "Roles": {"authenticated": get_att(f"{name}SignedInRole", "Arn")},
            },
        },
    }


def function(name: str, chance: Chance) -> dict:
    """A function with its role, log group and alarm."""
    log_arn = get_att(f"{name}Logs", "Arn")
    return {
        f"{name}Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "AssumeRolePolicyDocument": trust({"Service": "lambda.amazonaws.com"}),
                "Policies": [
                    {
                        "PolicyName": "write-logs",
                        "PolicyDocument": policy(allow(["logs:CreateLogStream", "logs:PutLogEvents"], log_arn)),
                    }
                ],
            },
        },
        f"{name}Logs": {
            "Type": "AWS::Logs::LogGroup",
            "Properties": {
                "LogGroupName": sub("/aws/lambda/${AWS::StackName}-%s" % name.lower()),
                "RetentionInDays": Call("FindInMap", ["Stages", ref("Stage"), "Retention"]),
            },
        },
        f"{name}Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "FunctionName": sub("${AWS::StackName}-%s" % name.lower()),
                "Runtime": chance.one_of(RUNTIMES),
                "Handler": "index.handler",
                "Role": get_att(f"{name}Role", "Arn"),
                "MemorySize": Call("FindInMap", ["Stages", ref("Stage"), "Memory"]),
                "Timeout": 3 + chance.below(27),
                "Code": {"S3Bucket": ref("CodeBucket"), "S3Key": f"{name.lower()}-{chance.below(10_000):04}.zip"},
                "Environment": {
                    "Variables": {"STAGE": ref("Stage"), "LOG_LEVEL": if_("IsProduction", "WARN", "DEBUG")}
                },
            },
        },
        f"{name}Alarm": {
            "Type": "AWS::CloudWatch::Alarm",
            "Condition": "IsProduction",
            "Properties": {
                "AlarmDescription": f"Errors of {name}",
                "Namespace": "AWS/Lambda",
                "MetricName": "Errors",
                "Dimensions": [{"Name": "FunctionName", "Value": ref(f"{name}Function")}],
                "Statistic": "Sum",
                "Period": 60 * (1 + chance.below(5)),
                "EvaluationPeriods": 1 + chance.below(3),
                "Threshold": 1 + chance.below(5),
                "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            },
        },
    }


def table(name: str, chance: Chance) -> dict:
    """A table with one index."""
    attributes = [chance.one_of(["Account", "Device", "Order", "Session"]) + suffix for suffix in ("Id", "Time")]
    key = [{"AttributeName": name, "KeyType": kind} for name, kind in zip(attributes, ("HASH", "RANGE"))]
    return {
        f"{name}Table": {
            "Type": "AWS::DynamoDB::Table",
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [
                    {"AttributeName": attributes[0], "AttributeType": "S"},
                    {"AttributeName": attributes[1], "AttributeType": "N"},
                ],
                "KeySchema": key,
                "PointInTimeRecoverySpecification": {
                    "PointInTimeRecoveryEnabled": if_("IsProduction", True, False)
                },
                "SSESpecification": {"SSEEnabled": True},
            },
        }
    }


def queue(name: str, chance: Chance) -> dict:
    """A queue with one for what fails."""
    return {
        f"{name}Failed": {
            "Type": "AWS::SQS::Queue",
            "Properties": {"MessageRetentionPeriod": 86_400 * (1 + chance.below(14)), "SqsManagedSseEnabled": True},
        },
        f"{name}Queue": {
            "Type": "AWS::SQS::Queue",
            "Properties": {
                "VisibilityTimeout": 30 * (1 + chance.below(10)),
                "SqsManagedSseEnabled": True,
                "RedrivePolicy": {
                    "deadLetterTargetArn": get_att(f"{name}Failed", "Arn"),
                    "maxReceiveCount": 2 + chance.below(8),
                },
            },
        },
    }


FURTHER_RESOURCES = [function, table, queue]


def frame(title: str) -> dict:
    """What the resources refer to."""
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": title,
        "Parameters": {
            "Stage": {"Type": "String", "Default": "test", "AllowedValues": ["test", "staging", "production"]},
            "HostName": {"Type": "String", "MinLength": 4},
            "CodeBucket": {"Type": "String", "Description": "Where the code of functions is"},
        },
        "Mappings": {
            "Stages": {
                "test": {"Memory": 128, "Retention": 7},
                "staging": {"Memory": 256, "Retention": 14},
                "production": {"Memory": 512, "Retention": 90},
            }
        },
        "Conditions": {"IsProduction": Call("Equals", [ref("Stage"), "production"])},
        "Resources": {
            "Uploads": {
                "Type": "AWS::S3::Bucket",
                "Properties": {
                    "PublicAccessBlockConfiguration": {
                        "BlockPublicAcls": True,
                        "BlockPublicPolicy": True,
                        "IgnorePublicAcls": True,
                        "RestrictPublicBuckets": True,
                    },
                    "VersioningConfiguration": {"Status": "Enabled"},
                },
            }
        },
    }


def template(seed: int, size: int, notation: str) -> str:
    """A template of about `size` bytes: applications one after the other, each with some resources of its own."""
    chance = Chance(seed)
    write = NOTATIONS[notation]
    written = frame(f"Stack {seed} of the sets for measuring")
    resources = written["Resources"]
    outputs = {}
    missing = size - len(write(written))
    number = 0
    while missing > 0:
        app = f"{chance.one_of(APPS)}{number}"
        parts = [function(app, chance), sign_in(app, chance)]
        if chance.is_met(0.6):
            parts.append(identities(app, chance))
        for index in range(chance.below(4)):
            parts.append(chance.one_of(FURTHER_RESOURCES)(f"{app}{chance.one_of(PARTS)}{index}", chance))
        for part in parts:
            if missing <= 0:
                break
            resources.update(part)
            # What the part adds stands two levels deep in the template.
            missing -= len(write({"Resources": part}))
        outputs[f"{app}PoolId"] = {"Value": ref(f"{app}Pool"), "Export": {"Name": sub("${AWS::StackName}-" + app)}}
        number += 1
    written["Outputs"] = outputs
    return write(written)


def empty() -> str:
    return NOTATIONS["yaml"]({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}})


def bare_pool() -> str:
    return NOTATIONS["yaml"]({"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool"}}})


def pools(count: int) -> str:
    """Pools that differ in nothing but their names and lengths of passwords."""
    resources = {
        f"Pool{number}": {
            "Type": "AWS::Cognito::UserPool",
            "Properties": {
                "UserPoolName": sub("${AWS::StackName}-%d" % number),
                "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
                "DeletionProtection": "ACTIVE",
                "MfaConfiguration": "ON",
                "EnabledMfas": ["SOFTWARE_TOKEN_MFA"],
                "Policies": {"PasswordPolicy": {"MinimumLength": 8 + number % 20}},
            },
        }
        for number in range(count)
    }
    return NOTATIONS["yaml"]({"Resources": resources})


def role_under_conditions(count: int) -> str:
    """A pool that sends SMS through a role each of whose permissions is there under a condition of its own."""
    numbers = range(count)
    statements = [
        if_(f"Sends{number}", allow("sns:Publish", "*"), ref(NO_VALUE)) for number in numbers
    ]
    return NOTATIONS["yaml"]({
        "Parameters": {f"Region{number}": {"Type": "String"} for number in numbers},
        "Conditions": {f"Sends{number}": Call("Equals", [ref(f"Region{number}"), "on"]) for number in numbers},
        "Resources": {
            "Role": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "AssumeRolePolicyDocument": trust(
                        {"Service": "cognito-idp.amazonaws.com"},
                        {"StringEquals": {"sts:ExternalId": "acme-sms"}},
                    ),
                    "Policies": [{"PolicyName": "send-sms", "PolicyDocument": policy(*statements)}],
                },
            },
            "Pool": {
                "Type": "AWS::Cognito::UserPool",
                "Properties": {
                    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
                    "DeletionProtection": "ACTIVE",
                    "SmsConfiguration": {"ExternalId": "acme-sms", "SnsCallerArn": get_att("Role", "Arn")},
                },
            },
        },
    })


@dataclasses.dataclass
class TemplateSet:
    """Files that are scanned together."""

    name: str
    title: str
    # Names and texts, made one by one: the largest set has 80 MB.
    files: Callable[[], Iterator[tuple[str, str]]]
    is_large: bool = False

    def write(self, folder: pathlib.Path) -> list[str]:
        """The names of its files, which stand in a folder of its name below `folder`."""
        names = []
        (folder / self.name).mkdir()
        for name, text in self.files():
            (folder / self.name / name).write_bytes(text.encode())
            names.append(name)
        return names


def single(name: str, title: str, text: Callable[[], str], notation: str = "yaml") -> TemplateSet:
    return TemplateSet(name, title, lambda: iter([(f"template.{notation}", text())]))


def many(
    name: str, title: str, seed: int, count: int, size: int, notations: list[str], is_large: bool = False
) -> TemplateSet:
    def files():
        for number in range(count):
            notation = notations[number % len(notations)]
            yield f"stack-{number:05}.{notation}", template(seed + number, size, notation)

    return TemplateSet(name, title, files, is_large)


# Seeds are far enough apart that no two sets share a template.
SETS = [
    single("empty", "an empty template", empty),
    single("pool", "one bare pool", bare_pool),
    single("small", "a small template", lambda: template(1_000_000, 4_000, "yaml")),
    many("project", "60 templates", 2_000_000, 60, 5_400, ["yaml", "yaml", "json"]),
    single("json-one", "one JSON file", lambda: template(3_000_000, 1_300_000, "json"), "json"),
    many("json-many", "120 JSON files", 4_000_000, 120, 10_000, ["json"]),
    single("yaml-one", "one YAML file", lambda: template(5_000_000, 2_200_000, "yaml")),
    many("yaml-many", "200 YAML files", 6_000_000, 200, 9_400, ["yaml"]),
    many("thousand", "1,000 templates", 7_000_000, 1_000, 7_300, ["yaml"]),
    many("ten-thousand", "10,000 templates", 8_000_000, 10_000, 7_300, ["yaml"], is_large=True),
    single("conditions-10", "a role under 10 conditions", lambda: role_under_conditions(10)),
    single("conditions-20", "a role under 20 conditions", lambda: role_under_conditions(20)),
    single("conditions-40", "a role under 40 conditions", lambda: role_under_conditions(40)),
    single("pools-500", "500 pools in one template", lambda: pools(500)),
    single("pools-2000", "2,000 pools in one template", lambda: pools(2_000)),
    single("pools-20000", "20,000 pools in one template", lambda: pools(20_000)),
]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the sets of templates that cogcheck is measured on.")
    parser.add_argument("folder", type=pathlib.Path, help="a new or empty folder")
    parser.add_argument("--large", action="store_true", help="10,000 templates too (80 MB)")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for it in SETS:
        if it.is_large and not arguments.large:
            continue
        names = it.write(arguments.folder)
        size = sum((arguments.folder / it.name / name).stat().st_size for name in names)
        print(f"{it.name}: {len(names):,} files, {size:,} bytes")


if __name__ == "__main__":
    main()
