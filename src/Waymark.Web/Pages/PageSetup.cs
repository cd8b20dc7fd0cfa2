using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.WebEncoders;
using Waymark.Web.Security;

namespace Waymark.Web.Pages;

/// <summary>How pages are found, guarded and bound.</summary>
internal static class PageSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddScoped<Report.ReportDesk>();
        services
            .AddRazorPages(pages =>
            {
                pages.Conventions.Add(new PageRouteTransformerConvention(new SmallLetters()));
                pages.Conventions.Add(new AccessConventions());
            })
            .AddMvcOptions(mvc =>
            {
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                var messages = mvc.ModelBindingMessageProvider;
                messages.SetAttemptedValueIsInvalidAccessor(
                    (_, _) => "Check this answer: it could not be read"
                );
                messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ =>
                    "Check this answer: it could not be read"
                );
                messages.SetUnknownValueIsInvalidAccessor(_ =>
                    "Check this answer: it could not be read"
                );
                messages.SetValueIsInvalidAccessor(_ => "Check this answer: it could not be read");
                messages.SetValueMustNotBeNullAccessor(_ => "Answer this question");
                messages.SetValueMustBeANumberAccessor(_ => "Enter a number");
                messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
            });
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<FormOptions>(form => form.ValueLengthLimit = (int)WordsOnly.LargestForm);

        // Accents and other scripts stand in pages as they are; only what means something in markup is escaped.
        services.Configure<WebEncoderOptions>(web =>
            web.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All)
        );
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "waymark-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.FormFieldName = FormFields.Token;
            forgery.HeaderName = null;
            forgery.SuppressXFrameOptionsHeader = true;
        });
    }
}
