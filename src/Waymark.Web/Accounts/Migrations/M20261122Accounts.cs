using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Waymark.Record;

namespace Waymark.Web.Accounts.Migrations;

/// <summary>The tables of accounts, sessions, kept forms and form keys, for both databases: each leads with its school. Written by hand: a test compares it with the model.</summary>
[DbContext(typeof(AccountsDb))]
[Migration("20261122000000_Accounts")]
internal sealed class M20261122Accounts : Migration
{
    private const int KeyLength = 128;
    private const int NameLength = 256;
    private const string Users = "AspNetUsers";
    private const string Tokens = "AspNetUserTokens";
    private const string Logins = "AspNetUserLogins";
    private const string Passkeys = "AspNetUserPasskeys";
    private const string Sessions = "account_sessions";
    private const string KeptForms = "account_kept_forms";
    private const string FormKeys = "account_form_keys";

    private bool IsPostgres => ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddUsers(migrationBuilder);
        AddTokens(migrationBuilder);
        AddLogins(migrationBuilder);
        AddPasskeys(migrationBuilder);
        AddOurs(migrationBuilder);
        foreach (
            var table in (string[])[Users, Tokens, Logins, Passkeys, Sessions, KeptForms, FormKeys]
        )
        {
            RowSecurity.Lock(migrationBuilder, ActiveProvider, table, SchoolLeads.Column);
        }
    }

    private static void AddUsers(MigrationBuilder migration)
    {
        migration.CreateTable(
            Users,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                Id = table.Column<Guid>(),
                Name = table.Column<string>(),
                RolesHeld = table.Column<string>(),
                IsOpen = table.Column<bool>(),
                MustChoosePassword = table.Column<bool>(),
                UserName = table.Column<string>(nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: NameLength, nullable: true),
                Email = table.Column<string>(nullable: true),
                NormalizedEmail = table.Column<string>(maxLength: NameLength, nullable: true),
                EmailConfirmed = table.Column<bool>(),
                PasswordHash = table.Column<string>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: true),
                ConcurrencyStamp = table.Column<string>(nullable: true),
                PhoneNumber = table.Column<string>(nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(),
                TwoFactorEnabled = table.Column<bool>(),
                LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                LockoutEnabled = table.Column<bool>(),
                AccessFailedCount = table.Column<int>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_AspNetUsers", user => new { user.SchoolId, user.Id })
        );
        migration.CreateIndex("EmailIndex", Users, ["SchoolId", "NormalizedEmail"]);
        migration.CreateIndex(
            "UserNameIndex",
            Users,
            ["SchoolId", "NormalizedUserName"],
            unique: true
        );
    }

    private static void AddTokens(MigrationBuilder migration) =>
        migration.CreateTable(
            Tokens,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                UserId = table.Column<Guid>(),
                LoginProvider = table.Column<string>(maxLength: KeyLength),
                Name = table.Column<string>(maxLength: KeyLength),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AspNetUserTokens",
                    token => new
                    {
                        token.SchoolId,
                        token.UserId,
                        token.LoginProvider,
                        token.Name,
                    }
                );
                table.ForeignKey(
                    "FK_AspNetUserTokens_AspNetUsers_SchoolId_UserId",
                    token => new { token.SchoolId, token.UserId },
                    Users,
                    ["SchoolId", "Id"],
                    onDelete: ReferentialAction.Cascade
                );
            }
        );

    private static void AddLogins(MigrationBuilder migration)
    {
        migration.CreateTable(
            Logins,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                LoginProvider = table.Column<string>(maxLength: KeyLength),
                ProviderKey = table.Column<string>(maxLength: KeyLength),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AspNetUserLogins",
                    login => new
                    {
                        login.SchoolId,
                        login.LoginProvider,
                        login.ProviderKey,
                    }
                );
                table.ForeignKey(
                    "FK_AspNetUserLogins_AspNetUsers_SchoolId_UserId",
                    login => new { login.SchoolId, login.UserId },
                    Users,
                    ["SchoolId", "Id"],
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex(
            "IX_AspNetUserLogins_SchoolId_UserId",
            Logins,
            ["SchoolId", "UserId"]
        );
    }

    private void AddPasskeys(MigrationBuilder migration)
    {
        var json = IsPostgres ? "jsonb" : "TEXT";
        migration.CreateTable(
            Passkeys,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                CredentialId = table.Column<byte[]>(maxLength: 1024),
                UserId = table.Column<Guid>(),
                Data = table.Column<string>(json),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AspNetUserPasskeys",
                    passkey => new { passkey.SchoolId, passkey.CredentialId }
                );
                table.ForeignKey(
                    "FK_AspNetUserPasskeys_AspNetUsers_SchoolId_UserId",
                    passkey => new { passkey.SchoolId, passkey.UserId },
                    Users,
                    ["SchoolId", "Id"],
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex(
            "IX_AspNetUserPasskeys_SchoolId_UserId",
            Passkeys,
            ["SchoolId", "UserId"]
        );
    }

    private static void AddOurs(MigrationBuilder migration)
    {
        migration.CreateTable(
            Sessions,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                Id = table.Column<string>(maxLength: 64),
                AccountId = table.Column<Guid>(),
                StartedAt = table.Column<long>(),
                SeenAt = table.Column<long>(),
                ProvedAt = table.Column<long>(),
                EndedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
                table.PrimaryKey(
                    "PK_account_sessions",
                    session => new { session.SchoolId, session.Id }
                )
        );
        migration.CreateIndex("IX_account_sessions_AccountId", Sessions, ["SchoolId", "AccountId"]);
        migration.CreateTable(
            KeptForms,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                Id = table.Column<string>(maxLength: 64),
                AccountId = table.Column<Guid>(),
                KeptAt = table.Column<long>(),
                Sealed = table.Column<byte[]>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_account_kept_forms", form => new { form.SchoolId, form.Id })
        );
        migration.CreateTable(
            FormKeys,
            table => new
            {
                SchoolId = table.Column<Guid>(),
                Id = table.Column<Guid>(),
                Sealed = table.Column<byte[]>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_account_form_keys", key => new { key.SchoolId, key.Id })
        );
    }
}
