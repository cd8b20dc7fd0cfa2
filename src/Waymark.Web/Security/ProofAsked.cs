using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Waymark.Web.Accounts;
using Waymark.Web.Pages;

namespace Waymark.Web.Security;

/// <summary>
/// Stands before the forms that <see cref="AccessTable.Sensitive"/> names. Where whoever sends one did not prove of late who they
/// are, the answer is a form that asks for it and carries along what was sent; once it is proved, the page gets it.
/// </summary>
internal sealed class ProofAsked(SensitiveAct act) : IAsyncPageFilter
{
    private const string View = "/Pages/Shared/ProofAsked.cshtml";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        var proofs = http.RequestServices.GetRequiredService<Proofs>();
        if (!act.Is(http.Request) || await proofs.IsFresh())
        {
            await next();
            return;
        }

        var form = await http.Request.ReadFormAsync();
        if (form.ContainsKey(FormFields.ProofInstead))
        {
            await proofs.SignInAgain(http);
            context.Result = new SeeOther("/sign-in");
            return;
        }

        var wasAsked = form.TryGetValue(FormFields.Proof, out var password);
        switch (wasAsked ? await proofs.Take(http, password) : ProofAnswer.Wrong)
        {
            case ProofAnswer.Right:
                await next();
                break;
            case ProofAnswer.TooMany:
                context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
                break;
            default:
                context.Result = Ask(context, form, wasAsked);
                break;
        }
    }

    private static ViewResult Ask(
        PageHandlerExecutingContext context,
        IFormCollection form,
        bool wasWrong
    )
    {
        var data = new ViewDataDictionary<ProofForm>(
            context.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>(),
            new ModelStateDictionary()
        )
        {
            Model = new ProofForm(
                context.HttpContext.Request.Path + context.HttpContext.Request.QueryString,
                [
                    .. form.Where(field => field.Key is not (FormFields.Token or FormFields.Proof))
                        .SelectMany(field =>
                            field.Value.Select(value => new KeptField(field.Key, value ?? ""))
                        ),
                ]
            ),
        };
        if (wasWrong)
        {
            data.ModelState.AddModelError(FormFields.Proof, "The password is not right");
        }

        return new ViewResult { ViewName = View, ViewData = data };
    }
}

/// <param name="Target">Where the form was sent, and is sent again.</param>
/// <param name="Fields">What it said.</param>
internal sealed record ProofForm(string Target, IReadOnlyList<KeptField> Fields)
{
    /// <summary>The password; never shown again.</summary>
    public string? ProofPassword { get; init; }
}
