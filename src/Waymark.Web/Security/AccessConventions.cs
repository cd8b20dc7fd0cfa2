using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;

namespace Waymark.Web.Security;

/// <summary>Puts the access table on the pages and gives them addresses in small letters and hyphens.</summary>
internal sealed partial class AccessConventions : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var rule =
            AccessTable.RuleFor(model.ViewEnginePath)
            ?? throw new InvalidOperationException(
                $"The page {model.ViewEnginePath} is in no rule. Add it to Security/AccessTable.cs: who may open it?"
            );
        switch (rule.Admission)
        {
            case Admission.Everyone:
                model.Filters.Add(new AllowAnonymousFilter());
                model.EndpointMetadata.Add(new AllowAnonymousAttribute());
                break;
            case Admission.SignedIn:
                model.EndpointMetadata.Add(new AuthorizeAttribute());
                break;
            default:
                model.EndpointMetadata.Add(
                    new AuthorizeAttribute { Roles = string.Join(',', rule.Roles) }
                );
                break;
        }

        foreach (var act in AccessTable.Sensitive.Where(act => act.Page == model.ViewEnginePath))
        {
            model.Filters.Add(new ProofAsked(act));
        }
    }

    /// <summary>/MyReports becomes /my-reports.</summary>
    public static string Address(string page) =>
        WordBreak().Replace(page, "$1-$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex WordBreak();
}

internal sealed class SmallLetters : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) =>
        value?.ToString() is { } text ? AccessConventions.Address(text) : null;
}
